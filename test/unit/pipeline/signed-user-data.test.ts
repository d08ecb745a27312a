import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { requires } from '../../support/requires.js';
import { signedSite } from '../../support/signed-site.js';
import { editSite } from '../../support/sites.js';

const parts = {
  'type.yaml':
    'user_data: [init.config]\nvendor_data: [init.config]\nfiles: [{ path: /etc/motd, template: motd }]\n',
  'init.config': '#cloud-config\nruncmd: [reboot]\n',
  motd: 'hello\n',
};

/** Every file of user-data below a folder. */
const userDataIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => ['user-data', 'user_data'].includes(basename(path)))
    .map((path) => join(folder, path));

const count = (text: string, word: string): number => text.split(word).length - 1;

requires('ssh-keygen')('a device that checks its user-data', () => {
  test('has a signature behind the message in every layout, made by the key', async () => {
    const site = 'layouts: [namespace, nocloud, openstack, ec2]\n';
    for (const more of ['', 'gzip_user_data: true\n']) {
      const { root, seed } = await signedSite(parts, { more, site });
      writeFileSync(join(root, 'signers'), `seedpress ${readFileSync(join(root, 'key.pub'), 'utf8')}`);
      const found = userDataIn(seed);
      expect(new Set(found.map((path) => basename(path)))).toEqual(new Set(['user-data', 'user_data']));
      for (const path of found) {
        const bytes = readFileSync(path);
        const text = (more === '' ? bytes : gunzipSync(bytes)).toString();
        const at = text.lastIndexOf('-----BEGIN SSH SIGNATURE-----');
        writeFileSync(join(root, 'sig'), text.slice(at));
        const words = ['-Y', 'verify', '-f', 'signers', '-I', 'seedpress', '-n', 'seedpress', '-s', 'sig'];
        expect(spawnSync('ssh-keygen', words, { cwd: root, input: text.slice(0, at) }).status, path).toBe(0);
        expect(count(text, 'text/cloud-boothook')).toBe(2);
      }
    }
  });

  test('stays the same with the same key, and is built again with another one', async () => {
    const { root, run, seed } = await signedSite(parts);
    const read = () => readFileSync(join(seed, 'user-data'), 'utf8');
    const first = read();
    expect((await run('build', '--sign', 'key')).stderr).toContain('nothing changed');
    expect((await run('build', '--sign', 'other')).stderr).toContain('1 changed (a)');
    expect(read()).not.toBe(first);
    expect(await run('build', '--quiet', '--sign', 'key')).toMatchObject({ code: 0 });
    expect(read()).toBe(first);
    // One that does not check is built without a key, and has none in it.
    editSite(root, { 'devices/a.yaml': 'id: a\ntype: vm\nmanagement_ip: 10.0.0.1\nsigned: false\n' });
    expect(await run('build', '--quiet')).toMatchObject({ code: 0 });
    expect(read()).not.toContain('SSH SIGNATURE');
  });

  test('is not built without a key, and planned without one', async () => {
    const { root, run } = await signedSite(parts);
    expect((await run('plan')).stderr).toContain('a build would change nothing');
    editSite(root, { 'templates/vm/init.config': '#cloud-config\nruncmd: [halt]\n' });
    expect(await run('build')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('error signed: signed is true, and there is no key to sign with'),
    });
    for (const argv of [['plan'], ['plan', '--sign', 'key']])
      expect(await run(...argv)).toMatchObject({ code: 10, stdout: expect.stringContaining('halt') });
    expect(await run('check')).toMatchObject({ code: 0 });
  });

  test('has nothing to check when it is sealed', async () => {
    const { root, run, seed } = await signedSite(parts);
    editSite(root, { 'devices/a.yaml': 'id: a\ntype: vm\nmanagement_ip: 10.0.0.1\nsealed: true\n' });
    expect(await run('build', '--quiet', '--sign', 'key')).toMatchObject({ code: 0 });
    expect(await run('seal', 'a', '--sign', 'key')).toMatchObject({ code: 0 });
    expect(readFileSync(join(seed, 'user-data'), 'utf8')).toBe('');
  });
});
