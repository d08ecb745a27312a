import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guestFacts } from '../../src/checks/guest-facts.js';
import { lintUserData } from '../../src/checks/lint/lint-user-data.js';
import type { JsonSchema } from '../../src/cloud-init/schema/json-schema.js';
import { type Diagnostic, isError } from '../../src/diagnostics/diagnostic.js';
import { parseVersionRange, type VersionRange } from '../../src/domain/version-range.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { byVersion, type CloudInit, cloudInits } from './clients/clients.js';
import { damagedConfigs, goodConfigs } from './oracle/damaged-configs.js';

/** What cloud-init makes of a file: see python/oracle.py. */
interface Verdict {
  readonly dropped: string | null;
  readonly commands: string | null;
  readonly valid: boolean | null;
}

const script = readFileSync(new URL('python/oracle.py', import.meta.url), 'utf8');

function theirs(texts: readonly string[], { folder = '' }: CloudInit): readonly Verdict[] {
  const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
  return JSON.parse(runPython(script, { input, args: [folder] })) as readonly Verdict[];
}

function schemaOf({ version, folder = '/usr/lib/python3/dist-packages' }: CloudInit) {
  const file = join(folder, 'cloudinit/config/schemas/schema-cloud-config-v1.json');
  return { version, root: JSON.parse(readFileSync(file, 'utf8')) as JsonSchema };
}

/** The versions that have the schema of this one. */
function rangeOf({ version }: CloudInit): VersionRange {
  const [major = '', minor = ''] = version.split('.');
  const parsed = parseVersionRange(`>=${major}.${minor} <${major}.${Number(minor) + 1}`);
  if (!parsed.ok) throw new Error(`${version} is no version`);
  return parsed.value;
}

const count = Number(process.env.SEEDPRESS_ORACLE_COUNT ?? 3000);

/** What goes wrong in the modules of a guest, behind all that runs here. */
const ofModules: ReadonlySet<string> = new Set([
  'chpasswd',
  'config-password',
  'password-locked',
  'public-key',
  'script-syntax',
  'write-files',
]);

/** Of what holds nothing, nothing is lost: a warning is enough. */
const isOfNothing = (found: readonly Diagnostic[]): boolean =>
  found.some(({ code }) => code === 'part-empty');

requires('cloud-init', 'rfc3987')('lint and cloud-init about damaged cloud-configs', () => {
  describe.each(byVersion(cloudInits()))('cloud-init %s', (_, cloudInit) => {
    const facts = guestFacts(rangeOf(cloudInit), schemaOf(cloudInit));
    const ours = (text: string): readonly Diagnostic[] =>
      lintUserData(Buffer.from(text), { file: 'f', guest: { os: 'linux', facts } }).diagnostics;

    test('what is right is right for both', { timeout: 120_000 }, () => {
      const texts = goodConfigs(300, { seed: 3 });
      const verdicts = theirs(texts, cloudInit);
      const wrong = texts.filter(
        (text, index) => verdicts[index]?.dropped !== null || ours(text).some(isError),
      );
      expect(wrong).toEqual([]);
    });

    test(`${count} damaged ones: what is lost is an error, and an error is lost`, {
      timeout: 600_000,
    }, () => {
      const texts = damagedConfigs(count, { seed: 7 });
      const verdicts = theirs(texts, cloudInit);
      const judged = texts.map((text, index) => ({
        text,
        verdict: verdicts[index] as Verdict,
        found: ours(text),
      }));
      const isLost = ({ verdict }: (typeof judged)[number]): boolean =>
        verdict.dropped !== null || verdict.commands !== null;
      const errors = ({ found }: (typeof judged)[number]) => found.filter(isError);
      const misses = judged.filter(
        (one) => isLost(one) && errors(one).length === 0 && !isOfNothing(one.found),
      );
      const falseErrors = judged.filter(
        (one) => !isLost(one) && errors(one).some(({ code }) => !ofModules.has(code)),
      );
      const silent = judged.filter(({ verdict, found }) => verdict.valid === false && found.length === 0);
      const falseWarnings = judged.filter(
        ({ verdict, found }) => verdict.valid === true && found.some(({ code }) => code === 'config-schema'),
      );
      if (process.env.SEEDPRESS_ORACLE_COUNT !== undefined)
        process.stderr.write(
          `${judged.filter(isLost).length} lost, ${misses.length} missed, ${falseErrors.length} false errors\n`,
        );
      const shown = (some: typeof judged) =>
        some.slice(0, 20).map(({ text, verdict, found }) => ({
          text,
          theirs: verdict.dropped ?? verdict.commands,
          ours: found.map(({ code, found: words, position: { line } }) => `${line}: ${code} ${words}`),
        }));
      expect(shown(misses)).toEqual([]);
      expect(shown(falseErrors)).toEqual([]);
      expect(shown(silent)).toEqual([]);
      expect(shown(falseWarnings)).toEqual([]);
      expect(judged.filter(isLost).length).toBeGreaterThan(count / 4);
      expect(judged.filter((one) => !isLost(one)).length).toBeGreaterThan(count / 10);
    });
  });
});
