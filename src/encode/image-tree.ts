import type { OutputFile } from '../domain/output-file.js';

/** The bytes of a file; a link holds the same object as the file that it links to, so writers can store it once. */
export interface ImageContent {
  readonly data: string | Uint8Array;
  /** Bytes; a string counts as UTF-8. */
  readonly size: number;
}

export interface ImageFile {
  readonly name: string;
  readonly content: ImageContent;
}

export interface ImageFolder {
  readonly name: string;
  /** Sorted by name, in code units. */
  readonly children: readonly ImageNode[];
}

export type ImageNode = ImageFile | ImageFolder;

export const isFolder = (node: ImageNode): node is ImageFolder => 'children' in node;

/**
 * The folders that a list of files implies; the root's name is empty. Paths come from layouts, so one that is
 * no relative path, or that stands twice, and a link to nothing are our faults and thrown.
 */
export function imageTree(files: readonly OutputFile[]): ImageFolder {
  if (files.length === 0) throw new Error('an image of no files');
  const contents = contentsOf(files);
  const root: GrowingFolder = { name: '', children: new Map() };
  for (const { path } of files) {
    const segments = path.split('/');
    const name = segments.pop() as string;
    if ([name, ...segments].some(isNoName)) throw new Error(`"${path}" is not a path of an image`);
    const folder = segments.reduce((parent, segment) => folderIn(parent, segment, path), root);
    if (folder.children.has(name)) throw new Error(`"${path}" is a folder of the image, too`);
    folder.children.set(name, { name, content: contents.get(path) as ImageContent });
  }
  return sorted(root);
}

/** Writes a file's bytes where an image holds them. */
export function writeContent(image: Buffer, { data }: ImageContent, { offset }: { offset: number }): void {
  if (typeof data === 'string') image.write(data, offset);
  else image.set(data, offset);
}

interface GrowingFolder {
  readonly name: string;
  readonly children: Map<string, GrowingFolder | ImageFile>;
}

const isNoName = (segment: string): boolean =>
  segment === '' || segment === '.' || segment === '..' || segment.includes('\0');

function folderIn(parent: GrowingFolder, name: string, path: string): GrowingFolder {
  const known = parent.children.get(name);
  if (known === undefined) {
    const folder: GrowingFolder = { name, children: new Map() };
    parent.children.set(name, folder);
    return folder;
  }
  if ('content' in known) throw new Error(`"${path}" lies below "${name}", which is a file of the image`);
  return known;
}

function sorted({ name, children }: GrowingFolder): ImageFolder {
  const nodes = [...children.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { name, children: nodes.map((node) => ('content' in node ? node : sorted(node))) };
}

function contentsOf(files: readonly OutputFile[]): ReadonlyMap<string, ImageContent> {
  const contents = new Map<string, ImageContent>();
  const links = new Map<string, string>();
  for (const file of files) {
    if (contents.has(file.path) || links.has(file.path))
      throw new Error(`"${file.path}" stands twice in the image`);
    if ('linkTo' in file) links.set(file.path, file.linkTo);
    else contents.set(file.path, { data: file.content, size: Buffer.byteLength(file.content) });
  }
  for (const path of links.keys()) contents.set(path, contentBehind(path, { contents, links }));
  return contents;
}

function contentBehind(
  path: string,
  { contents, links }: { contents: ReadonlyMap<string, ImageContent>; links: ReadonlyMap<string, string> },
): ImageContent {
  let target: string | undefined = path;
  // A chain that is longer than there are links goes round in a circle.
  for (let step = 0; target !== undefined && step <= links.size; step += 1) {
    const content = contents.get(target);
    if (content !== undefined) return content;
    target = links.get(target);
  }
  throw new Error(`"${path}" of the image links to "${links.get(path)}", which leads to no file`);
}
