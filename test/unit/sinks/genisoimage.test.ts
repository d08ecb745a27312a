import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeIso } from '../../../src/encode/iso.js';
import {
  findGenisoimage,
  type GenisoimageError,
  writeWithGenisoimage,
} from '../../../src/sinks/genisoimage.js';
import { scratchFolder } from '../../support/folders.js';

const label = 'cidata';
const files = [
  { path: 'user-data', content: 'u' },
  { path: 'user_data', content: 'USER_DAT, too' },
  { path: '-volid', content: 'an option?' },
  { path: 'folder/a=b', linkTo: 'user-data' },
];

/** A program that stands in for genisoimage. */
function standIn(script: string): string {
  const program = join(scratchFolder(), 'genisoimage');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return program;
}

const failureOf = (writing: Promise<unknown>): Promise<GenisoimageError> =>
  writing.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error as GenisoimageError,
  );

describe('writeWithGenisoimage', () => {
  test('runs the program with no environment, in a folder that holds its empty settings alone', async () => {
    const folder = scratchFolder();
    const notes = join(scratchFolder(), 'notes');
    const program = standIn(
      `/usr/bin/env > ${notes}; ls -A >> ${notes}; wc -c .genisoimagerc >> ${notes}; exit 3`,
    );
    await failureOf(writeWithGenisoimage(files, { program, path: join(folder, 'x.iso'), label }));
    const lines = readFileSync(notes, 'utf8').split('\n').filter(Boolean);
    // The shell itself sets PWD and its like.
    expect(lines.filter((line) => !/^(PWD|OLDPWD|SHLVL|_)=/.test(line))).toEqual([
      '.genisoimagerc',
      '0 .genisoimagerc',
    ]);
  });

  test('passes numbered folders, a second one for a second USER_DAT, and no name of a file', async () => {
    const folder = scratchFolder();
    const notes = join(scratchFolder(), 'notes');
    const program = standIn(
      `printf '%s\\n' "$@" > ${notes}; cd ../sources; find . -type f | sort >> ${notes}; exit 3`,
    );
    await failureOf(writeWithGenisoimage(files, { program, path: join(folder, 'x.iso'), label }));
    expect(readFileSync(notes, 'utf8').split('\n')).toEqual([
      '-joliet',
      '-rational-rock',
      '-no-pad',
      '-disable-deep-relocation',
      '-no-cache-inodes',
      '-input-charset',
      'utf-8',
      '-quiet',
      '-volid',
      'cidata',
      '-o',
      '../image.iso',
      '../sources/0',
      '../sources/1',
      '../sources/2',
      './0/-volid',
      './0/user-data',
      './1/user_data',
      './2/folder/a=b',
      '',
    ]);
  });

  test('puts a normalised image in its place and clears up', async () => {
    const folder = scratchFolder();
    const other = join(scratchFolder(), 'other.iso');
    writeFileSync(other, encodeIso(files, { label, date: new Date('2026-11-22T10:50:20Z') }));
    const program = standIn(`cat ${other} > ../image.iso`);
    const image = await writeWithGenisoimage(files, { program, path: join(folder, 'x.iso'), label });
    expect(Buffer.compare(image, encodeIso(files, { label }))).toBe(0);
    expect(Buffer.compare(readFileSync(join(folder, 'x.iso')), image)).toBe(0);
    expect(readdirSync(folder)).toEqual(['x.iso']);
  });

  test('works in the scratch folder where it is given one', async () => {
    const [folder, scratch] = [scratchFolder(), scratchFolder()];
    const program = standIn(`ls ${folder} >&2; ls -A ${scratch} | cut -c 1-13 >&2; exit 3`);
    const path = join(folder, 'x.iso');
    const { stderr } = await failureOf(writeWithGenisoimage(files, { program, path, label, scratch }));
    expect(stderr).toBe('.genisoimage-');
    expect(readdirSync(scratch)).toEqual([]);
  });

  test.each([
    [
      'its own words',
      'echo "$0: No space left on device." >&2; echo more >&2; exit 28',
      'No space left on device.',
      28,
    ],
    ['its exit code where it says nothing', 'exit 5', 'exit code 5', 5],
    ['the signal that ended it', 'kill -9 $$', 'SIGKILL', undefined],
    [
      'an image that is none, which is our fault',
      'echo hello > ../image.iso',
      'cannot be read at byte',
      undefined,
    ],
    ['an image that is missing, which is our fault', 'true', 'ENOENT', undefined],
  ])('fails with %s, and leaves nothing behind', async (_, script, message, exitCode) => {
    const folder = scratchFolder();
    const program = standIn(`${script}`);
    const error = await failureOf(
      writeWithGenisoimage(files, { program, path: join(folder, 'x.iso'), label }),
    );
    expect(error.message).toContain(message);
    expect(error.exitCode).toBe(exitCode);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('fails where the program cannot be started', async () => {
    const folder = scratchFolder();
    const program = join(folder, 'nothing');
    const error = await failureOf(
      writeWithGenisoimage(files, { program, path: join(folder, 'x.iso'), label }),
    );
    expect(error.name).toBe('GenisoimageError');
    expect(error.message).toContain('ENOENT');
  });

  test('refuses what the embedded writer refuses, before anything is run', async () => {
    const path = join(scratchFolder(), 'x.iso');
    const long = [{ path: 'n'.repeat(65), content: '' }];
    const error = await failureOf(writeWithGenisoimage(long, { program: '/bin/false', path, label }));
    expect(error.message).toContain('Joliet takes at most 64');
  });
});

describe('findGenisoimage', () => {
  test('takes the first program of that name in PATH', () => {
    const [empty, second, third] = [scratchFolder(), standIn(''), standIn('')];
    const path = [empty, join(second, '..'), join(third, '..')].join(':');
    expect(findGenisoimage(path)).toBe(second);
  });

  test.each([
    ['an empty PATH', () => ''],
    ['folders that are missing', () => '/nonexistent'],
    ['a folder without it', () => scratchFolder()],
    ['a path that starts at the current folder', () => '.:bin'],
    [
      'a file that cannot be run',
      () => {
        const program = standIn('');
        chmodSync(program, 0o644);
        return join(program, '..');
      },
    ],
    [
      'a folder of that name',
      () => {
        const folder = scratchFolder();
        mkdirSync(join(folder, 'genisoimage'));
        return folder;
      },
    ],
  ])('finds none in %s', (_, pathOf) => {
    expect(findGenisoimage(pathOf())).toBeUndefined();
  });
});
