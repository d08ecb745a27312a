import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isError } from '../../src/diagnostics/diagnostic.js';
import { lint } from '../../src/pipeline/check/lint.js';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { byVersion, cloudInits } from './clients/clients.js';
import { type Consumed, consumeFiles } from './parts/consume.js';

const folder = join(projectRoot, 'test', 'lint-files');

const filesOf = (kind: 'bad' | 'good') =>
  readdirSync(join(folder, kind))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, kind, name, 'input')) }));

/**
 * Each file wants two things, right-1 and right-2: words in the cloud-config, what scripts say, or keys of the
 * cloud-config, which begin with x- since no module reads them.
 */
const effectsOf = ({ config = {}, ran = [] }: Consumed): readonly string[] =>
  [...Object.keys(config), ...((config['x-marks'] as readonly string[] | undefined) ?? []), ...ran]
    .map((word) => word.replace(/^x-/, ''))
    .filter((word) => /^right-/.test(word))
    .sort();

const isIntact = (guest: Consumed): boolean =>
  guest.error === undefined &&
  guest.warnings.length + guest.failed.length === 0 &&
  effectsOf(guest).join() === 'right-1,right-2';

/** Wants nothing of the guest that shows here: modules that act on keys of a cloud-config do not run. */
const isQuiet = (bytes: Buffer): boolean => !bytes.includes('right-');

/** What goes wrong in a module of the guest, behind all that runs here; tests of their own show each. */
const ofModules: ReadonlySet<string> = new Set(['config-command', 'public-key', 'write-files']);

requires('cloud-init', 'python3')('files that lint looks at, at a first boot', () => {
  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    test('what lint calls an error goes wrong', async () => {
      const bad = filesOf('bad');
      const { diagnostics } = await lint(
        bad.map(({ name, bytes }) => ({ file: name, bytes })),
        { strict: false, os: 'linux', libraryFolders: [], searchPath: process.env.PATH ?? '', jobs: 2 },
      );
      const seen = diagnostics.filter((found) => isError(found) && !ofModules.has(found.code));
      const wrong = new Set(seen.map(({ position }) => position.file));
      const files = bad.filter(({ name }) => wrong.has(name));
      expect(files.length).toBeGreaterThanOrEqual(30);
      const guests = consumeFiles(
        files.map(({ bytes }) => bytes),
        cloudInit,
      );
      const intact = files.filter((_file, index) => isIntact(guests[index] as Consumed));
      expect(intact.map(({ name }) => name)).toEqual([]);
    });

    test('what lint says nothing of does what it says', () => {
      const files = filesOf('good');
      const guests = consumeFiles(
        files.map(({ bytes }) => bytes),
        cloudInit,
      );
      const wrong = files.flatMap(({ name, bytes }, index) => {
        const guest = guests[index] as Consumed;
        if (isQuiet(bytes) || name === 'boothook')
          return guest.error === undefined && guest.warnings.length === 0 ? [] : [{ name, guest }];
        return isIntact(guest) ? [] : [{ name, guest }];
      });
      expect(wrong).toEqual([]);
    });
  });
});
