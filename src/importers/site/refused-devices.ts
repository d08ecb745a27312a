import { isError } from '../../diagnostics/diagnostic.js';
import { loadSite } from '../../pipeline/site/load-site.js';
import type { NewFile } from '../../sinks/new-files.js';
import { inputFilesOf } from './input-files-of.js';

/** The devices that a build of these files would refuse for what stands in their own entries, and why, by their ids. */
export async function refusedDevices(files: readonly NewFile[]): Promise<ReadonlyMap<string, string>> {
  const inputs = inputFilesOf(files);
  const { diagnostics } = await loadSite(inputs);
  const texts = new Map(inputs.map(({ path, text }) => [path, text.split('\n')]));
  return new Map(
    diagnostics.filter(isError).flatMap(({ position: { file, line }, found }) => {
      const id = idAbove(texts.get(file) ?? [], line);
      return id === undefined ? [] : [[id, found] as const];
    }),
  );
}

/** The id of the entry in which a line stands. */
function idAbove(lines: readonly string[], line: number): string | undefined {
  for (let at = line - 1; at >= 0; at--) {
    const id = /^(?: {2}- )?id: "?([a-z0-9-]+)"?$/.exec(lines[at] ?? '')?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
