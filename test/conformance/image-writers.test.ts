import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { OutputFile } from '../../src/domain/output-file.js';
import { encodeIso } from '../../src/encode/iso.js';
import { findGenisoimage, writeWithGenisoimage } from '../../src/sinks/genisoimage.js';
import { scratchFolder } from '../support/folders.js';
import { linesOf, nocloudFiles, readIso, runTool, treeFiles } from '../support/images.js';
import { outputFiles } from '../support/random-trees.js';
import { requires } from '../support/requires.js';

const label = 'cidata';
const date = new Date('2020-02-29T12:34:56Z');

const programHere = (): string => findGenisoimage(process.env.PATH ?? '') as string;

requires(
  'genisoimage',
  'isoinfo',
  'xorriso',
)('the two ISO writers', () => {
  const tools = [
    { tool: 'isoinfo in Rock Ridge', list: (path: string) => isoinfoListing(path, '-R') },
    { tool: 'isoinfo in Joliet', list: (path: string) => isoinfoListing(path, '-J') },
    {
      tool: 'xorriso',
      list: (path: string) => linesOf('xorriso', ['-indev', path, '-find', '/', '-exec', 'lsdl', '--']),
    },
  ];

  test.each(tools)('show the same names, modes, sizes and dates in $tool', async ({ list }) => {
    for (const files of [nocloudFiles, treeFiles.filter(({ path }) => !path.startsWith('many/'))]) {
      const [ours, theirs] = await bothWrite(files);
      expect(list(ours)).toEqual(list(theirs));
    }
  });

  test('give libarchive the same entries, whatever the tree', async () => {
    await fc.assert(
      fc.asyncProperty(outputFiles({ names: 'ascii' }), async (files) => {
        const [ours, theirs] = await bothWrite(files);
        for (const names of ['rock-ridge', 'joliet'] as const) {
          const entries = await readIso(readFileSync(ours), { names });
          expect(await readIso(readFileSync(theirs), { names })).toEqual(entries);
        }
      }),
      { numRuns: 15 },
    );
  });
});

requires('genisoimage')('genisoimage through us', () => {
  test('writes the same bytes in another zone, locale, umask, folder and second', async () => {
    const first = await writtenIn({ TZ: 'UTC', LANG: 'C', umask: 0o022 });
    await setTimeout(1100);
    const second = await writtenIn({ TZ: 'Asia/Kathmandu', LANG: 'de_DE.UTF-8', umask: 0o077 });
    const third = await writtenIn({ TZ: 'America/St_Johns', LANG: '', umask: 0o000 });
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, third)).toBe(0);
  });

  test('writes the same bytes on a file system with another order of names, whatever the tree', async () => {
    // tmpfs gives the newest name first, a disk's file system some order of its own.
    const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    await fc.assert(
      fc.asyncProperty(outputFiles({ names: 'unicode' }), async (files) => {
        const [first, second] = [await written(files), await written(files, { parent: memory })];
        expect(Buffer.compare(first, second)).toBe(0);
      }),
      { numRuns: 15 },
    );
  });

  test('does not see the settings of the current folder, the home folder or the environment', async () => {
    const plain = await written(nocloudFiles);
    const folder = newFolder();
    writeFileSync(join(folder, '.genisoimagerc'), 'PUBL=SOMEBODY ELSE\n');
    changeFolder(folder);
    setEnvironment({ HOME: folder, GENISOIMAGERC: join(folder, '.genisoimagerc') });
    expect(Buffer.compare(await written(nocloudFiles), plain)).toBe(0);
  });
});

async function bothWrite(files: readonly OutputFile[]): Promise<readonly [string, string]> {
  const [ours, theirs] = [join(scratchFolder(), 'ours.iso'), join(scratchFolder(), 'theirs.iso')];
  writeFileSync(ours, encodeIso(files, { label, date }));
  await writeWithGenisoimage(files, { program: programHere(), path: theirs, label, date });
  return [ours, theirs];
}

/** What isoinfo lists, each line with its folder, less the sectors and the sizes of folders: the writer's affair. */
function isoinfoListing(path: string, hierarchy: '-R' | '-J'): readonly string[] {
  const lines = runTool('isoinfo', [hierarchy, '-l', '-i', path]).toString('latin1').split('\n');
  let folder = '';
  return lines
    .map((line) => {
      folder = /^Directory listing of (.*)/.exec(line)?.[1] ?? folder;
      const entry = line.replace(/\[[ 0-9]+\]/, '');
      return `${folder}: ${entry.replace(/^(d.*?) +[0-9]+ (?=[A-Z][a-z]{2} )/, '$1 ')}`;
    })
    .sort();
}

async function writtenIn({
  TZ,
  LANG,
  umask,
}: {
  TZ: string;
  LANG: string;
  umask: number;
}): Promise<Uint8Array> {
  setEnvironment({ TZ, LANG, LC_ALL: LANG });
  const before = process.umask(umask);
  try {
    return await written(treeFiles);
  } finally {
    process.umask(before);
  }
}

async function written(files: readonly OutputFile[], { parent = tmpdir() } = {}): Promise<Uint8Array> {
  const path = join(newFolder(parent), 'x.iso');
  return writeWithGenisoimage(files, { program: programHere(), path, label });
}

/** A new folder with a name that is no easy argument. */
function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, '-seedpress = test, '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function changeFolder(folder: string): void {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
}

function setEnvironment(variables: Readonly<Record<string, string>>): void {
  const before = { ...process.env };
  onTestFinished(() => {
    for (const name of Object.keys(variables)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  Object.assign(process.env, variables);
}
