import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, writeSite } from '../../../support/sites.js';
import { treeDigest } from '../../../support/tree-digest.js';

/** A site of some devices, by numbers that edits change. */
interface Site {
  readonly devices: Readonly<
    Record<string, { readonly word: number; readonly generation: number; readonly note: number }>
  >;
  readonly template: number;
  readonly defaults: number;
  readonly port: number;
}

const ids = ['a', 'b', 'c', 'd'];

const siteFiles = ({ devices, template, defaults, port }: Site): Readonly<Record<string, string>> => ({
  'devices/site.yaml': `server: { port: ${8000 + port} }\ndefaults: { vars: { unused: 0, motto: ${defaults} } }\n`,
  'devices/all.yaml': `devices:\n${Object.entries(devices)
    .map(([id, { word, generation, note }]) => {
      const vars = `word: ${word}`;
      return `  # ${note}\n  - { id: ${id}, type: ${id < 'c' ? 'base' : 'leaf'}, generation: ${generation}, vars: { ${vars} } }\n`;
    })
    .join('')}`,
  'templates/base/type.yaml': 'user_data: [base.config]\n',
  'templates/base/base.config': `#cloud-config\n# ${template}\nfinal_message: "{{ device.vars.word }}"\n`,
  'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
  'templates/leaf/leaf.config': '#cloud-config\nruncmd: ["echo {{ device.vars.motto }}"]\n',
});

type Edit = (site: Site) => Site;

const device =
  (id: string, change: (old: Site['devices'][string]) => Site['devices'][string]): Edit =>
  (site) => {
    const old = site.devices[id];
    return old === undefined ? site : { ...site, devices: { ...site.devices, [id]: change(old) } };
  };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...ids), fc.nat(3)).map(([id, word]) => device(id, (old) => ({ ...old, word }))),
  fc.tuple(fc.constantFrom(...ids), fc.nat(9)).map(([id, note]) => device(id, (old) => ({ ...old, note }))),
  fc.constantFrom(...ids).map((id) => device(id, (old) => ({ ...old, generation: old.generation + 1 }))),
  fc.constantFrom(...ids).map(
    (id): Edit =>
      ({ devices: { [id]: _, ...devices }, ...site }) => ({ ...site, devices }),
  ),
  fc.constantFrom(...ids).map(
    (id): Edit =>
      ({ devices, ...site }) => ({
        ...site,
        devices: { [id]: { word: 0, generation: 1, note: 0 }, ...devices },
      }),
  ),
  fc.nat(2).map(
    (template): Edit =>
      (site) => ({ ...site, template }),
  ),
  fc.nat(2).map(
    (defaults): Edit =>
      (site) => ({ ...site, defaults }),
  ),
  fc.nat(1).map(
    (port): Edit =>
      (site) => ({ ...site, port }),
  ),
);

const first: Site = {
  devices: Object.fromEntries(ids.map((id) => [id, { word: 0, generation: 1, note: 0 }])),
  template: 0,
  defaults: 0,
  port: 0,
};

type Changes = Readonly<Record<'added' | 'changed' | 'removed', readonly string[]>>;

const changesOf = ({ added, changed, removed }: Changes): Changes => ({
  added: [...added].sort(),
  changed: [...changed].sort(),
  removed: [...removed].sort(),
});

async function json<T>(root: string, argv: readonly string[]): Promise<T & { readonly code: number }> {
  const { stdout, code } = await runCli([...argv, '--json'], { cwd: root });
  return { ...(JSON.parse(stdout) as T), code };
}

test('after whatever edits, plan names the devices that the next build changes, and writes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom([], ['--only', 'a'], ['--only', '?']),
      async (rounds, only) => {
        let site = first;
        const root = writeSite(siteFiles(site));
        const out = join(root, 'out');
        for (const edits of [[], ...rounds]) {
          site = edits.reduce((current, change) => change(current), site);
          if (Object.keys(site.devices).length === 0) return;
          editSite(root, siteFiles(site));
          const before = existsSync(out) ? treeDigest(out) : 'none';
          const plan = await json<Changes>(root, ['plan', ...only]);
          expect(existsSync(out) ? treeDigest(out) : 'none').toBe(before);
          const { outcome, changes } = await json<{ outcome: string; changes: Changes }>(root, [
            'build',
            ...only,
          ]);
          expect(changesOf(plan)).toEqual(changesOf(changes));
          const isChange = Object.values(changesOf(changes)).some((names) => names.length > 0);
          if (isChange) expect({ code: plan.code, outcome }).toEqual({ code: 10, outcome: 'published' });
          expect((await json<Changes>(root, ['plan', ...only])).code).toBe(0);
        }
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
