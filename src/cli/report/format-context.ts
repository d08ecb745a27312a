import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { Io } from '../io.js';
import type { FormatContext } from './formats/format.js';

/** What the formats may know: files are read when somebody asks for their lines, once each. */
export function formatContext(
  { cwd, version, hasColours }: Pick<Io, 'cwd' | 'version' | 'hasColours'>,
  { root, texts = new Map() }: { root: string; texts?: ReadonlyMap<string, string> },
): FormatContext {
  const known = new Map<string, readonly string[]>();
  return {
    version,
    hasColours,
    pathOf: (file) => (texts.has(file) ? file : relative(cwd, resolve(root, file)) || file),
    linesOf: (file) => {
      const lines = known.get(file) ?? linesIn(texts.get(file) ?? readText(resolve(root, file)));
      known.set(file, lines);
      return lines;
    },
  };
}

const linesIn = (text: string | undefined): readonly string[] => text?.split(/\r?\n/) ?? [];

/** A place may be in a folder, or in a file that is gone or no text. */
function readText(path: string): string | undefined {
  try {
    const decoded = decodeUtf8(readFileSync(path));
    return decoded.ok ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}
