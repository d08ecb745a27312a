import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { diskFiles } from '../../../src/encode/disk/disk-files.js';
import { type CliResult, runCli } from '../../support/cli.js';
import { filesBelow, scratchFolder } from '../../support/folders.js';

let cwd = '';

beforeEach(() => {
  cwd = scratchFolder();
});

const seedpress = (...argv: readonly string[]): Promise<CliResult> => runCli(argv, { cwd });
const said = async (...argv: readonly string[]) => {
  const { code, stdout, stderr } = await seedpress(...argv);
  return { code, text: stdout + stderr };
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

describe('init', () => {
  test('makes a site that builds without a word, with everything a first fleet needs', async () => {
    expect(await seedpress('init', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await seedpress('check', '--strict', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await seedpress('build', '--strict')).code).toBe(0);
    const userData = readFileSync(join(cwd, 'out/current/www/web-01/user-data'), 'utf8');
    for (const expected of ['name: operator', 'packages: [nginx]', 'path: /etc/motd', 'web-01: web server 1'])
      expect(userData).toContain(expected);
    expect((await said('list')).text).toBe(
      [
        'ID         TYPE    GROUPS  ADDRESS      NAME',
        'router-01  router  -       192.0.2.254  router-01.example.net',
        'web-01     web     -       192.0.2.11   web-01.example.net',
        'web-02     web     -       192.0.2.12   web-02.example.net',
        'seedpress: 3 of 3 devices',
        '',
      ].join('\n'),
    );
  });

  test('a key in public_keys may log in as the operator', async () => {
    await seedpress('init');
    const site = join(cwd, 'devices/site.yaml');
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIbx0Bw3Q0Tz4VhKf1kcmAbWbo4mWq3mYyW2Q0f2c1JX ops';
    writeFileSync(
      site,
      readFileSync(site, 'utf8').replace('public_keys: {}', `public_keys: { ops: "${key}" }`),
    );
    expect((await seedpress('check', '--strict')).code).toBe(0);
    expect((await seedpress('show', 'web-01', 'user-data')).stdout).toContain(
      `ssh_authorized_keys:\n      - "${key}"`,
    );
  });

  test('overwrites nothing', async () => {
    write('devices/web.yaml', 'mine');
    expect(await said('init')).toEqual({
      code: 1,
      text: 'seedpress: nothing was written, because devices/web.yaml is there already\n',
    });
    expect(filesBelow(cwd)).toEqual(['devices/web.yaml']);
  });
});

describe('new', () => {
  beforeEach(() => seedpress('init'));

  test('what it makes builds without a word', async () => {
    expect((await said('new', 'type', 'mail')).text).toBe(
      'seedpress: made templates/mail/type.yaml, templates/mail/cloud.config\n',
    );
    expect((await said('new', 'type', 'relay', '--extends', 'mail')).code).toBe(0);
    expect((await said('new', 'group', 'rack7')).code).toBe(0);
    expect((await said('new', 'device', 'mail-01', '--type', 'relay')).code).toBe(0);
    write(
      'devices/mail-01.yaml',
      `${readFileSync(join(cwd, 'devices/mail-01.yaml'), 'utf8')}groups: [rack7]\n`,
    );
    expect(await seedpress('check', '--strict', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await said('list', '--group', 'rack*', '--quiet')).text).toContain('mail-01  relay  rack7');
  });

  test.each([
    [['device', 'web-01', '--type', 'web'], 'there is a device "web-01" already'],
    [['device', 'x', '--type', 'wbe'], 'there is no type "wbe"; did you mean "web"?'],
    [['device', 'x'], '--type is missing; there is base, router, web'],
    [['device', 'X_1', '--type', 'web'], 'the id "X_1" contains "X"'],
    [['type', 'web'], 'templates/web/type.yaml is there already'],
    [['type', '../x'], '"../x" is not a valid type name'],
    [['type', 'x', '--extends', 'bas'], 'there is no type "bas"; did you mean "base"?'],
  ])('%s', async (argv, why) => {
    const before = filesBelow(cwd);
    const { code, text } = await said('new', ...argv);
    expect(code).toBe(1);
    expect(text).toContain(`seedpress: nothing was written: ${why}`);
    expect(filesBelow(cwd)).toEqual(before);
  });

  test.each([
    [['machine', 'x'], 'unknown KIND "machine"; expected one of device, type, group'],
    [['type', 'x', '--type', 'web'], 'a type has no type; leave --type away'],
    [['device', 'x', '--extends', 'web'], 'a device extends nothing; leave --extends away'],
  ])('%s is wrong usage', async (argv, why) => {
    expect(await said('new', ...argv)).toEqual({ code: 2, text: `seedpress: ${why}\n` });
  });
});

describe('list', () => {
  beforeEach(() => seedpress('init'));

  test('as JSON', async () => {
    const { stdout } = await seedpress('list', 'web-0?', '--type', 'w*', '--json');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        id: 'web-01',
        type: 'web',
        groups: [],
        management_ip: '192.0.2.11',
        interfaces: [{ name: 'eth0', mac: '52:54:00:7a:00:01' }],
      },
      { id: 'web-02' },
    ]);
  });

  test('a name that fits nothing has its nearest', async () => {
    expect(await said('list', 'web-91', '--type', 'roter', '--quiet')).toEqual({
      code: 1,
      text: 'seedpress: there is no device "web-91"; did you mean "web-01"?\nseedpress: there is no type "roter"; did you mean "router"?\n',
    });
  });

  test('says that an inventory with errors may have more', async () => {
    write('devices/bad.yaml', 'id: BAD\ntype: web\n');
    const { code, stderr } = await seedpress('list');
    expect(code).toBe(1);
    expect(stderr).toContain('1 error; the list may lack devices');
  });
});

describe('generations and rollback', () => {
  test('by number, and what is there', async () => {
    expect((await said('generations')).text).toContain('nothing is built in');
    expect((await said('rollback', '1')).text).toBe(
      'seedpress: there is no generation 1; nothing is built yet\n',
    );
    await seedpress('init');
    await seedpress('build');
    write('templates/web/web.config', '#cloud-config\npackages: [caddy]\n');
    await seedpress('build');
    const listed = JSON.parse((await seedpress('generations', '--json')).stdout) as Record<string, unknown>[];
    expect(listed).toMatchObject([
      { generation: 1, current: false, devices: 3 },
      { generation: 2, current: true, devices: 3 },
    ]);
    const written = statSync(join(cwd, 'out/generations/2/manifest.json')).mtime.toISOString();
    expect(listed[1]?.written).toBe(written);
    expect((await said('generations')).text).toMatch(
      /^\* +2 +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ +3 {2}0\.0\.0-test {2}published \d{4}-\d\d-\d\dT[\d:]+Z$/m,
    );
    expect((await said('rollback', '7')).text).toBe('seedpress: there is no generation 7; there is 1, 2\n');
    expect((await said('rollback', '1')).text).toBe(
      'seedpress: published generation 1 again, instead of 2\n',
    );
    expect((await said('rollback', '1')).text).toBe('seedpress: generation 1 is published already\n');
    expect((await said('rollback', '2')).text).toBe(
      'seedpress: published generation 2 again, instead of 1\n',
    );
    expect((await said('rollback', 'last')).code).toBe(2);
  });
});

describe('seed', () => {
  const config = '#cloud-config\ntimezone: UTC\n';
  const network =
    'version: 2\nethernets: { eth0: { match: { macaddress: "52:54:00:00:00:01" }, dhcp4: true } }\n';
  const meta = 'instance-id: i-1\nlocal-hostname: vm1\n';
  const held = (name: string) => {
    const { files, label } = diskFiles(readFileSync(join(cwd, name)));
    return { label, files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()])) };
  };

  test('files by their names and by what they contain, byte for byte', async () => {
    write('user-data', config);
    write('net.yaml', network);
    write('vm1.meta-data.yaml', meta);
    expect((await said('seed', 'user-data', 'vm1.meta-data.yaml', 'net.yaml', '-o', 'vm1.iso')).text).toBe(
      'seedpress: vm1.iso, 58 KiB, label cidata: meta-data, network-config, user-data\n',
    );
    expect(held('vm1.iso')).toEqual({
      label: 'cidata',
      files: { 'meta-data': meta, 'network-config': network, 'user-data': config },
    });
  });

  test('one file alone; its instance-id follows from the content', async () => {
    const idOf = async (text: string, ...more: readonly string[]) => {
      write('my.config', text);
      expect((await seedpress('seed', 'my.config', '--force', ...more)).code).toBe(0);
      return held('seed.iso').files['meta-data'];
    };
    const first = await idOf(config);
    expect(first).toMatch(/^instance-id: "?iid-[0-9a-f]{16}"?\n$/);
    expect(await idOf(config)).toBe(first);
    expect(await idOf(`${config}# other\n`)).not.toBe(first);
    expect(await idOf(config, '--hostname', 'web-01')).toContain('local-hostname: web-01');
  });

  test('a folder, without what no client reads', async () => {
    write('vm/user-data', config);
    write('vm/README', 'x');
    const { text } = await said('seed', 'vm', '--format', 'vfat', '-o', 'vm.img');
    expect(text).toContain('left out, because no client reads it from a seed: README');
    expect(Object.keys(held('vm.img').files).sort()).toEqual(['meta-data', 'user-data']);
  });

  test('a folder of a config drive', async () => {
    write('cd/openstack/latest/meta_data.json', '{"uuid": "i-1", "hostname": "vm1"}');
    write('cd/openstack/latest/user_data', config);
    expect((await said('seed', 'cd', '-o', 'cd.iso')).text).toContain('label config-2');
    expect(Object.keys(held('cd.iso').files)).toContain('openstack/latest/user_data');
  });

  test('overwrites only what it is told to', async () => {
    write('user-data', config);
    write('seed.iso', 'mine');
    expect(await said('seed', 'user-data')).toEqual({
      code: 1,
      text: 'seedpress: seed.iso was not written: it is there already; --force overwrites it\n',
    });
    expect(readFileSync(join(cwd, 'seed.iso'), 'utf8')).toBe('mine');
    expect((await said('seed', 'user-data', '--force')).code).toBe(0);
  });

  test.each([
    [
      { 'user-data': '#cloud-config\npackges: [a]\n' },
      ['user-data', '--strict'],
      1,
      'did you mean "packages"?',
    ],
    [{ 'meta-data': meta }, ['meta-data'], 1, 'there is no user-data in meta-data'],
    [{ a: config, b: config }, ['a', 'b'], 1, 'a and b are both user-data'],
    [{ 'vm/user-data': config, b: meta }, ['vm', 'b'], 1, 'a seed is one folder, or files'],
    [{}, ['nothing'], 2, 'nothing cannot be read: there is no such file'],
    [{ a: config }, ['a', '--hostname', 'a b'], 2, '--hostname "a b" is not a host name'],
    [{ a: config }, ['a', '-o', '-'], 2, '--output is a file'],
  ])('%j %s', async (files, argv, code, why) => {
    for (const [path, text] of Object.entries(files)) write(path, text);
    const result = await said('seed', ...argv);
    expect(result.text).toContain(why);
    expect(result.code).toBe(code);
    expect(existsSync(join(cwd, 'seed.iso'))).toBe(false);
  });
});
