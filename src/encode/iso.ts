import type { OutputFile } from '../domain/output-file.js';
import { imageDate } from './image-date.js';
import { type ImageContent, imageTree, writeContent } from './image-tree.js';
import { sectorsOf } from './iso/bytes.js';
import { type Skeleton, skeletonOf, writeSize } from './iso/skeleton.js';

export interface IsoOptions {
  /** Volume label, in the case in which its reader looks for it: `cidata`, `config-2`. */
  readonly label: string;
  /** Of the volume and of every file; default: `imageDate`. */
  readonly date?: Date;
}

/**
 * An ISO 9660 image with Rock Ridge and Joliet, in sectors of 2048 bytes; the same bytes for the same files. A
 * link is a second name of an extent. Folders nest as deep as they like: only DOS ever stopped at eight.
 * What cannot be written (`assertFitsIso`) is thrown.
 *
 * The images of a fleet differ in what their files hold and in little else, so the rest is copied from an image of
 * the same names, links and sectors.
 */
export function encodeIso(files: readonly OutputFile[], { label, date = imageDate }: IsoOptions): Uint8Array {
  const contents = files.flatMap((file) => ('content' in file ? [file.content] : []));
  const sizes = contents.map((content) => Buffer.byteLength(content));
  const key = keyOf(files, { sizes, label, date });
  const known = templates.get(key);
  const template = known ?? templateOf(files, { sizes, label, date });
  if (known === undefined) remember(key, template);
  const image = Buffer.from(template.skeleton.image);
  template.skeleton.slots.forEach((slot, index) => {
    const place = template.order[index] as number;
    const content: ImageContent = { data: contents[place] as string, size: sizes[place] as number };
    writeSize(image, slot, content.size);
    writeContent(image, content, { offset: slot.offset });
  });
  return image;
}

interface Template {
  readonly skeleton: Skeleton;
  /** For each slot, which of the files that are no links it holds. */
  readonly order: readonly number[];
}

const templates = new Map<string, Template>();

/** A fleet has a few dozen, of some 30 to 60 KiB each. */
const mostTemplates = 256;

function remember(key: string, template: Template): void {
  const [oldest] = templates.keys();
  if (templates.size >= mostTemplates && oldest !== undefined) templates.delete(oldest);
  if (template.skeleton.image.length <= largestTemplate) templates.set(key, template);
}

const largestTemplate = 256 * 1024;

/** All that the skeleton depends on: an empty file has no sector, and all others as many as they fill. */
function keyOf(
  files: readonly OutputFile[],
  { sizes, label, date }: { sizes: readonly number[]; label: string; date: Date },
): string {
  let key = `${label}\0${date.getTime()}`;
  let index = 0;
  for (const file of files) {
    if ('linkTo' in file) key += `\0${file.path}\0>${file.linkTo}`;
    else {
      key += `\0${file.path}\0${sectorsOf(sizes[index] as number)}`;
      index += 1;
    }
  }
  return key;
}

function templateOf(
  files: readonly OutputFile[],
  { sizes, label, date }: Required<IsoOptions> & { sizes: readonly number[] },
): Template {
  // Two files may hold the same here and not in the next device, so each gets bytes of its own.
  const blanks = sizes.map((size) => new Uint8Array(size));
  let index = -1;
  const blank = files.map((file): OutputFile => {
    if ('linkTo' in file) return file;
    index += 1;
    return { path: file.path, content: blanks[index] as Uint8Array };
  });
  const skeleton = skeletonOf(imageTree(blank), { label, date });
  return {
    skeleton,
    order: skeleton.slots.map(({ content }) => (blanks as readonly unknown[]).indexOf(content.data)),
  };
}
