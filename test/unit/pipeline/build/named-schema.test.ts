import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, writeSite } from '../../../support/sites.js';

const files = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [nocloud]\nserver: { address: 192.0.2.250 }\n',
  'devices/vm-1.yaml': 'id: vm-1\ntype: leaf\nmanagement_ip: 192.0.2.1\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.config]\n',
  'templates/leaf/leaf.config': '#cloud-config\ntimezone: Mars\n',
};

const build = async (root: string, ...options: readonly string[]) => {
  const { stdout } = await runCli(['build', '--json', ...options], { cwd: root });
  return JSON.parse(stdout) as Record<string, unknown>;
};

async function plannedInputs(root: string): Promise<unknown> {
  const { stdout } = await runCli(['plan', '--json'], { cwd: root });
  return (JSON.parse(stdout) as { inputs: { changed: unknown } }).inputs.changed;
}

async function built(more: Readonly<Record<string, string>>): Promise<string> {
  const root = writeSite({ ...files, ...more });
  expect((await build(root)).outcome).toBe('published');
  return root;
}

test('a change of the schema of cloud-init that site.yaml names starts a build, which looks at what is stored', async () => {
  const schema = (keys: object): string => JSON.stringify({ properties: keys, additionalProperties: false });
  const root = await built({
    'devices/site.yaml': `${files['devices/site.yaml']}cloud_init_schema: schema.json\n`,
    'schema.json': schema({ timezone: { type: 'string' } }),
  });
  expect(await build(root)).toMatchObject({ outcome: 'unchanged', diagnostics: [] });
  expect(await plannedInputs(root)).toEqual([]);
  editSite(root, { 'schema.json': schema({ timezone: { enum: ['Etc/UTC'] } }) });
  expect(await plannedInputs(root)).toEqual(['schema.json']);
  const shown = await build(root);
  expect(shown).toMatchObject({ outcome: 'published', written: 0 });
  expect(shown.diagnostics).toMatchObject([{ code: 'config-schema' }]);
  expect(await build(root)).toMatchObject({ outcome: 'unchanged', diagnostics: shown.diagnostics });
});

test('another schema on the command line starts a build as well, and so does none', async () => {
  const schema = JSON.stringify({ properties: { timezone: { type: 'string' } } });
  const root = await built({ 'schema.json': schema, 'other.json': schema });
  for (const options of [['--cloud-init-schema', 'schema.json'], ['--cloud-init-schema', 'other.json'], []]) {
    expect((await build(root, ...options)).outcome).toBe('published');
    expect((await build(root, ...options)).outcome).toBe('unchanged');
  }
});
