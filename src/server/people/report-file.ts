import { readFile, realpath } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { codeOf } from '../error-code.js';

/** A file of the published report. */
export interface ReportFile {
  readonly content: Buffer;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Reads a file below out/current/report; undefined where there is none, or where it leads out of its generation. */
export async function reportFile(
  path: readonly string[],
  { root }: { root: string },
): Promise<ReportFile | undefined> {
  const type = types[extname(path.at(-1) ?? '')];
  if (type === undefined || path.some((segment) => segment.startsWith('.'))) return undefined;
  try {
    const folder = await realpath(join(root, 'current', 'report'));
    const file = await realpath(join(folder, ...path));
    const isOurs = folder.startsWith(join(root, 'generations/')) && file.startsWith(`${folder}/`);
    return isOurs ? { content: await readFile(file), type } : undefined;
  } catch (error) {
    if (absent.has(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);
