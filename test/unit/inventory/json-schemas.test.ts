import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type SchemaName, schemaNames } from '../../../src/inventory/schema/json-schemas.js';
import { runCli } from '../../support/cli.js';
import { filesBelow, projectRoot, scratchFolder } from '../../support/folders.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

const printed = async (name: SchemaName): Promise<object> => {
  const { stdout, code } = await runCli(['schema', name], { cwd: projectRoot });
  expect(code).toBe(0);
  return JSON.parse(stdout) as object;
};

const validators = Object.fromEntries(
  await Promise.all(schemaNames.map(async (name) => [name, ajv.compile(await printed(name))] as const)),
);

/** What is wrong, as `path keyword`; nothing where all is right. */
function mistakesIn(name: SchemaName, value: unknown): readonly string[] {
  const validate = validators[name];
  if (validate === undefined || validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** The schema for a file of a site, if there is one for it. */
function schemaOf(path: string): SchemaName | undefined {
  if (path === 'devices/site.yaml') return 'site';
  if (/^templates\/[^/]+\/type\.yaml$/.test(path)) return 'type';
  if (/^templates\/[^/]+\/group\.yaml$/.test(path)) return 'group';
  return /^devices\/.*\.ya?ml$/.test(path) ? 'device' : undefined;
}

const inventoryOf = (root: string) =>
  ['devices', 'templates']
    .flatMap((folder) => filesBelow(join(root, folder)).map((path) => `${folder}/${path}`))
    .flatMap((path) => {
      const name = schemaOf(path);
      return name === undefined
        ? []
        : [{ path, name, value: parse(readFileSync(join(root, path), 'utf8'), { merge: true }) as unknown }];
    });

const golden = join('test', 'golden');
const goodSites = [
  '.',
  ...[
    'cascade',
    'every-layout',
    'groups',
    'included-parts',
    'repeat-and-csv',
    'static-network',
    'windows',
    'unicode',
  ].map((name) => join(golden, name)),
  ...['optional-values', 'anchors-and-merges', 'parts-that-look-wrong'].map((name) =>
    join('test', 'ok', name),
  ),
];

test.each(goodSites)('the inventory in %s fits the schemas', (root) => {
  const files = inventoryOf(join(projectRoot, root));
  expect(files.length).toBeGreaterThan(1);
  for (const { path, name, value } of files) expect(mistakesIn(name, value ?? {}), path).toEqual([]);
});

describe('templates', () => {
  test('stand for any single value of a device', () => {
    const device = {
      id: 'web-{{ n }}',
      generation: '{{ n }}',
      os: '{{ device.vars.os }}',
      interfaces: [
        { name: 'eth0', mtu: '{{ 1400 + n }}', dhcp4: '{{ n > 1 }}' },
        { name: 'x0', kind: '{{ device.vars.kind }}', members: ['eth0'] },
      ],
    };
    expect(mistakesIn('device', { repeat: { from: 1, to: 3 }, ...device })).toEqual([]);
    expect(mistakesIn('site', { defaults: { generation: '{% if n %}1{% endif %}' } })).toEqual([]);
  });

  test('stand for nothing else', () => {
    expect(mistakesIn('site', { server: { port: '{{ 80 }}' } })).not.toEqual([]);
    expect(mistakesIn('device', { id: 'a', repeat: { from: '{{ 1 }}', to: 2 } })).not.toEqual([]);
    expect(mistakesIn('device', { id: 'a', generation: 'one' })).not.toEqual([]);
  });
});

test('a key with nothing behind it is not there', () => {
  expect(mistakesIn('device', { id: 'a', hostname: null, interfaces: null, generation: null })).toEqual([]);
  expect(mistakesIn('device', { devices: null })).toEqual([]);
  expect(mistakesIn('device', { id: null })).not.toEqual([]);
});

/** Files that check refuses for their shape. */
const refused = [
  ['device', { id: 'a', hostnme: 'b' }],
  ['device', { id: 'a', management_ip: 4 }],
  ['device', { hostname: 'without-an-id' }],
  ['device', { devices: [{ id: 'a' }], type: 'web' }],
  ['device', { devices: [{ id: 'a', hostnme: 'b' }] }],
  ['device', { id: 'a', interfaces: [{ name: 'eth0', gatway4: '10.0.0.1' }] }],
  ['device', { id: 'a', interfaces: [{ name: 'bond0', kind: 'bond' }] }],
  ['device', { id: 'a', interfaces: [{ name: 'eth0', kind: 'vlan', id: 5000, link: 'eth1' }] }],
  ['device', { id: 'a', interfaces: { name: 'eth0' } }],
  ['device', { id: 'a', repeat: { from: 1 } }],
  ['device', { id: 'a', files: [{ template: 'motd.txt' }] }],
  ['device', { id: 'a', os: 'solaris' }],
  ['device', ['a']],
  ['site', { namspace: 'x' }],
  ['site', { layouts: ['nocloud', 'cloud'] }],
  ['site', { layouts: 'nocloud' }],
  ['site', { versions: [1.0] }],
  ['site', { versions: [] }],
  ['site', { server: { port: 0 } }],
  ['site', { defaults: { id: 'a' } }],
  ['type', { user_data: 'cloud.config' }],
  ['type', { user_data: [{ templat: 'cloud.config' }] }],
  ['type', { user_data: [{ template: 'a.config', launch_index: -1 }] }],
  ['type', { gzip_user_data: 'yes' }],
  ['type', { extend: 'base' }],
  ['type', { defaults: { type: 'web' } }],
] as const satisfies readonly (readonly [SchemaName, unknown])[];

test.each(refused)('the schema of a %s refuses %j', (name, value) => {
  expect(mistakesIn(name, value)).not.toEqual([]);
});

test('a schema has titles, descriptions and examples', async () => {
  expect(await printed('device')).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A file of devices/: one device, a list of them, or a fleet',
    definitions: {
      device: {
        properties: {
          id: {
            type: 'string',
            description: expect.stringContaining('host name'),
            examples: ['waf-ba-0001'],
          },
          files: { items: { properties: { mode: { examples: ['0644'] } } } },
        },
      },
    },
  });
});

test('an unknown kind is wrong usage', async () => {
  expect(await runCli(['schema', 'fleet'], { cwd: projectRoot })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'seedpress: unknown schema "fleet"; expected one of site, type, group, device\n',
  });
});

test.each([
  [[], ['device', 'device', 'site', 'type', 'type', 'type']],
  [['--autoinstall'], ['device', 'site', 'type']],
])('what init %j writes fits its own schemas, and names them where they are', async (more, kinds) => {
  const cwd = scratchFolder();
  expect((await runCli(['init', ...more], { cwd })).code).toBe(0);
  const files = inventoryOf(cwd);
  expect(files.map(({ name }) => name).sort()).toEqual(kinds);
  for (const { path, name, value } of files) {
    expect(mistakesIn(name, value), path).toEqual([]);
    const text = readFileSync(join(cwd, path), 'utf8');
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(JSON.parse(readFileSync(join(cwd, path, '..', schema), 'utf8'))).toEqual(await printed(name));
  }
  expect((await runCli(['check', '--strict'], { cwd })).code).toBe(0);
});
