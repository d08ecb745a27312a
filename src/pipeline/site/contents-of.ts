import type { OutputFile } from '../../domain/output-file.js';

/** The files of a tree by their paths, links followed: what a client gets under each. */
export function contentsOf(files: readonly OutputFile[]): ReadonlyMap<string, string | Uint8Array> {
  const contents = new Map<string, string | Uint8Array>();
  for (const file of files) if ('content' in file) contents.set(file.path, file.content);
  for (const file of files) {
    const content = 'linkTo' in file ? contents.get(file.linkTo) : undefined;
    if (content !== undefined) contents.set(file.path, content);
  }
  return contents;
}
