import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { OutputFile } from '../../src/domain/output-file.js';
import { encodeIso } from '../../src/encode/iso.js';
import { findGenisoimage, writeWithGenisoimage } from '../../src/sinks/genisoimage.js';
import { scratchFolder } from './folders.js';
import { type IsoFactsOptions, isoFacts } from './iso-facts.js';

/** Expects that our image is that of genisoimage, less the differences that docs/adr/0004-two-iso-writers.md lists. */
export async function expectImageOfGenisoimage(files: readonly OutputFile[]): Promise<void> {
  await expectEqualFacts(files, { shortNames: false });
  await expectEqualFacts(withPlainNames(files), { shortNames: true });
}

async function expectEqualFacts(files: readonly OutputFile[], options: IsoFactsOptions): Promise<void> {
  const path = join(scratchFolder(), 'theirs.iso');
  const program = findGenisoimage(process.env.PATH ?? '') as string;
  await writeWithGenisoimage(files, { program, path, label: 'cidata' });
  const ours = isoFacts(Buffer.from(encodeIso(files, { label: 'cidata' })), options);
  expect(ours).toEqual(isoFacts(readFileSync(path), options));
  expect(ours).toMatchObject({ rest: 'none', isWhole: true });
}

/** The same tree with names whose 8.3 names both writers make alike: ADR 4 has the others. */
function withPlainNames(files: readonly OutputFile[]): readonly OutputFile[] {
  const numbers = new Map<string, string>();
  const numbered = (name: string) => {
    const number = numbers.get(name) ?? numbers.size.toString(36).padStart(3, '0');
    numbers.set(name, number);
    return `${number}${name.slice(0, 61)}`;
  };
  const plain = (path: string) => {
    const segments = path.split('/');
    const name = segments.pop() as string;
    return [
      ...segments.map((segment) => numbered(segment).replaceAll('.', '_')),
      numbered(name).replaceAll('.~', '_~'),
    ].join('/');
  };
  return files.map((file) =>
    'linkTo' in file
      ? { path: plain(file.path), linkTo: plain(file.linkTo) }
      : { ...file, path: plain(file.path) },
  );
}
