import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, startCli } from '../../support/cli.js';
import { type PlantedSecret, planted, plantedConfig, plantedSecrets } from '../../support/planted-secrets.js';
import { editSite, writeSite } from '../../support/sites.js';
import { until } from '../../support/until.js';
import { rawGet } from '../server/raw-request.js';

/** A word that stands nowhere else, another one for each kind. */
const canaryOf = (secret: PlantedSecret, round = 'Q'): string =>
  `Xk${round}${String(plantedSecrets.indexOf(secret) + 10)}vw`;

const parts = {
  'devices/one.yaml': 'id: one\ntype: leaf\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
};

/** Whether a text shows a secret, as it is or in base64. */
const shownIn = (text: string, secret: PlantedSecret): boolean =>
  ['Q', 'R'].some((round) => {
    const canary = canaryOf(secret, round);
    const encoded = /%(.+)%/.exec(secret.text)?.[1]?.replaceAll('@', canary);
    const packed = encoded === undefined ? canary : Buffer.from(encoded).toString('base64');
    return text.includes(canary) || text.includes(packed);
  });

const shown = (text: string): readonly string[] =>
  plantedSecrets.filter((secret) => shownIn(text, secret)).map(({ kind }) => kind);

const printed = async (argv: readonly string[], cwd: string): Promise<string> => {
  const { stdout, stderr } = await runCli(argv, { cwd, isTerminal: true });
  return `${stdout}${stderr}`;
};

test('there are 41 of them', () => {
  expect(new Set(plantedSecrets.map(({ kind }) => kind)).size).toBe(41);
});

test.each([
  ['plan'],
  ['plan', '--json'],
  ['explain', '--merged', 'one'],
  ['explain', '--merged', 'one', '--json'],
  ['check', '--strict', '--format', 'pretty'],
  ['check', '--format', 'json'],
  ['build'],
  ['lint', 'templates/leaf/leaf.config', '--format', 'pretty'],
  ['lint', 'templates/leaf/leaf.config', '--format', 'json'],
])('%s %s %s shows none', async (...argv) => {
  const config = (round: string) => plantedConfig(plantedSecrets, (secret) => canaryOf(secret, round));
  const root = writeSite({ ...parts, 'templates/leaf/leaf.config': config('Q') });
  await printed(['build'], root);
  editSite(root, { 'templates/leaf/leaf.config': config('R') });
  const text = await printed(argv, root);
  expect(shown(text)).toEqual([]);
  if (argv[0] === 'plan' || argv[0] === 'explain') expect(text).toContain('********');
});

test.each([['explain', 'one'], ['explain', 'one', '--json'], ['plan']])(
  '%s %s %s shows none that a device has in its values and files',
  async (...argv) => {
    const device = (round: string) => {
      const vars = plantedSecrets.map((secret, index) => [
        `v${index}`,
        planted(secret, canaryOf(secret, round)),
      ]);
      const files = plantedSecrets.map((secret, index) => ({
        path: `/etc/f${index}`,
        content: planted(secret, canaryOf(secret, round)),
      }));
      return JSON.stringify({ id: 'one', type: 'leaf', vars: Object.fromEntries(vars), files });
    };
    const root = writeSite({
      ...parts,
      'devices/one.yaml': device('Q'),
      'templates/leaf/leaf.config':
        '#cloud-config\nwrite_files: [{ path: /v, content: {{ device.vars | json | yaml }} }]\n',
    });
    await printed(['build'], root);
    editSite(root, { 'devices/one.yaml': device('R') });
    const text = await printed(argv, root);
    expect(shown(text)).toEqual([]);
    expect(text).toContain('********');
  },
);

test('serve shows none: in its log, in what it prints of an edit and of one with an error', async () => {
  const config = (round: string) => plantedConfig(plantedSecrets, (secret) => canaryOf(secret, round));
  const root = writeSite({ ...parts, 'templates/leaf/leaf.config': config('Q') });
  await printed(['build'], root);
  const { stdout, stderr, interrupt } = startCli(['serve', '--watch', '--as', 'one', '--listen', '0'], {
    cwd: root,
    isTerminal: true,
  });
  const says = (text: string): Promise<void> =>
    until(() => stderr().includes(text), { waitMs: 60_000, explain: stderr });
  await says('press Ctrl-C');
  const port = Number(/:(\d+);/.exec(stderr())?.[1]);
  for (const name of ['meta-data', 'user-data', 'vendor-data'])
    expect((await rawGet(`/${name}`, { port, from: '127.0.0.11' })).status).toBe(200);
  editSite(root, { 'templates/leaf/leaf.config': config('R') });
  await says('published generation 2');
  editSite(root, { 'templates/leaf/leaf.config': `${config('R')}\n{{ none.x }}\n: [` });
  await says('nothing was published');
  await interrupt();
  const log = readFileSync(join(root, 'out/run/access.log'), 'utf8');
  expect(log.split('\n').length).toBe(4);
  expect(shown(`${stdout()}${stderr()}${log}`)).toEqual([]);
});

/** The config of one kind with a mistake in the line that holds its secret, or in the one below. */
const broken: readonly { readonly how: string; readonly breakLine: (line: string) => string }[] = [
  { how: 'a colon too much behind it', breakLine: (line) => `${line}: [` },
  { how: 'a line that is moved in below it', breakLine: (line) => `${line}\n\t x: 1` },
  { how: 'a brace too much before it', breakLine: (line) => line.replace(/\S/, '{ $&') },
  { how: 'a key that is none below it', breakLine: (line) => `${line}\nunknown_key_of_nobody: 1` },
];

const cases = plantedSecrets.flatMap((secret) =>
  broken.map((mistake) => ({ ...mistake, kind: secret.kind, secret })),
);

test.each(cases)('$kind: a message about $how shows nothing', async ({ secret, breakLine }) => {
  const canary = canaryOf(secret);
  const lines = plantedConfig([secret], () => canary).split('\n');
  const at = lines.findIndex((line) => shownIn(line, secret));
  const text = lines.map((line, index) => (index === at ? breakLine(line) : line)).join('\n');
  const root = writeSite({ ...parts, 'templates/leaf/leaf.config': text });
  for (const argv of [
    ['check', '--format', 'pretty'],
    ['check', '--json'],
    ['lint', 'templates/leaf/leaf.config', '--format', 'pretty'],
  ]) {
    const output = await printed(argv, root);
    expect(shownIn(output, secret) ? output : '', argv.join(' ')).toBe('');
  }
});

test('in the inventory, too', async () => {
  for (const secret of plantedSecrets) {
    const canary = canaryOf(secret);
    for (const { breakLine } of broken) {
      const lines = plantedConfig([secret], () => canary)
        .split('\n')
        .slice(1);
      const at = lines.findIndex((line) => shownIn(line, secret));
      const text = lines.map((line, index) => `  ${index === at ? breakLine(line) : line}\n`).join('');
      const root = writeSite({ ...parts, 'devices/one.yaml': `id: one\ntype: leaf\nvars:\n${text}` });
      const output = await printed(['check', '--format', 'pretty'], root);
      expect(shownIn(output, secret) ? output : '', secret.kind).toBe('');
    }
  }
});

test('a private key in the place of a file of devices', async () => {
  const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';
  const root = writeSite({
    ...parts,
    'templates/leaf/leaf.config': '#cloud-config\n{}\n',
    'devices/k.yaml': `-----BEGIN PRIVATE KEY-----\n${`${body}\n`.repeat(40)}-----END PRIVATE KEY-----\n`,
  });
  for (const format of ['plain', 'pretty', 'json', 'sarif', 'github']) {
    const output = await printed(['check', '--format', format], root);
    expect(output).toContain('devices/k.yaml');
    expect(output).not.toContain(body.slice(0, 8));
    expect(output.length).toBeLessThan(3000);
  }
});

test('a value of megabytes is cut', async () => {
  const root = writeSite({ ...parts, 'templates/leaf/leaf.config': '#cloud-config\n{}\n' });
  mkdirSync(join(root, 'devices'), { recursive: true });
  writeFileSync(join(root, 'devices/big.yaml'), 'x'.repeat(5_000_000));
  expect((await printed(['check', '--json'], root)).length).toBeLessThan(3000);
});
