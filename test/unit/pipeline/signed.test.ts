import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { requires } from '../../support/requires.js';
import { keys, startS3 } from '../../support/s3-server.js';
import { editSite, writeSite } from '../../support/sites.js';

requires('ssh-keygen')('a signed site', () => {
  /** A site whose parts are signed, with a key in the folder beside it. */
  async function signedSite() {
    const root = writeSite({
      'devices/site.yaml': 'namespace: nsfocus\nimages: [nocloud]\ndefaults: { sealed: true }\n',
      'devices/all.yaml':
        'devices:\n  - { id: a, type: vm, management_ip: 10.0.0.1, serial: s-1 }\n  - { id: b, type: vm, management_ip: 10.0.0.2 }\n',
      'templates/vm/type.yaml': 'user_data: [init.config]\n',
      'templates/vm/init.config': '#cloud-config\nbootcmd: ["echo {{ device.id }}"]\n',
    });
    for (const name of ['key', 'other'])
      spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(root, name)]);
    writeFileSync(join(root, 'signers'), `seedpress ${readFileSync(join(root, 'key.pub'), 'utf8')}`);
    const run = async (...argv: readonly string[]) => {
      const { code, stdout, stderr } = await runCli(argv, { cwd: root });
      return { code, stdout, stderr };
    };
    expect(await run('build', '--quiet', '--sign', 'key')).toMatchObject({ code: 0 });
    return {
      root,
      run,
      verify: (...more: readonly string[]) => run('verify', '--signers', 'signers', ...more),
    };
  }

  test('is verified by us and by ssh-keygen', async () => {
    const { root, verify } = await signedSite();
    expect(await verify()).toEqual({ code: 0, stdout: '', stderr: 'seedpress: 2 devices as signed\n' });
    const current = join(root, 'out/current');
    const check = ['-Y', 'verify', '-f', 'signers', '-I', 'seedpress', '-n', 'seedpress', '-s'];
    const { status } = spawnSync('ssh-keygen', [...check, join(current, 'manifest.json.sig')], {
      cwd: root,
      input: readFileSync(join(current, 'manifest.json')),
    });
    expect(status).toBe(0);
    // One device by itself, as docs/security.md says.
    const { devices } = JSON.parse(readFileSync(join(current, 'manifest.json'), 'utf8'));
    const [line = ''] = readFileSync(join(current, 'signatures'), 'utf8').split('\n');
    expect(line).toMatch(/^a /);
    const armored = `-----BEGIN SSH SIGNATURE-----\n${line.slice(2)}\n-----END SSH SIGNATURE-----\n`;
    writeFileSync(join(root, 'a.sig'), armored);
    const statement = `seedpress device\nid a\ncontent ${devices.a.content}\n`;
    expect(spawnSync('ssh-keygen', [...check, 'a.sig'], { cwd: root, input: statement }).status).toBe(0);
  });

  test('a copy with a changed, a missing, an exchanged or a strange file is named', async () => {
    const { root, verify } = await signedSite();
    const copyWith = async (change: (folder: string) => void) => {
      const folder = join(root, 'copy');
      rmSync(folder, { recursive: true, force: true });
      // As a user copies it; cpSync of Node 22 leaves links where it finds them.
      expect(spawnSync('cp', ['-rL', join(root, 'out/current'), folder]).status).toBe(0);
      change(folder);
      const { code, stdout, stderr } = await verify('copy');
      return { code, stdout, stderr: stderr.replaceAll(root, '') };
    };
    const flip = (folder: string, path: string) => {
      const bytes = readFileSync(join(folder, path));
      const at = bytes.length >> 1;
      bytes[at] = (bytes[at] as number) ^ 1;
      writeFileSync(join(folder, path), bytes);
    };
    expect((await copyWith(() => {})).code).toBe(0);
    for (const [path, name] of [
      ['www/a/user-data', 'www/a or images/a'],
      ['images/b.iso', 'www/b or images/b'],
      ['by-ip/10.0.0.1/user-data', 'by-ip/10.0.0.1'],
      ['by-serial/s-1/meta-data', 'by-serial/s-1'],
    ] as const) {
      const { code, stdout } = await copyWith((folder) => flip(folder, path));
      expect(code, path).toBe(1);
      expect(stdout).toContain(`${name}: is not what was signed\n`);
    }
    expect(await copyWith((folder) => rmSync(join(folder, 'www/a'), { recursive: true }))).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('www/a: is missing\n'),
    });
    const swapped = await copyWith((folder) => {
      renameSync(join(folder, 'by-ip/10.0.0.1'), join(folder, 'x'));
      renameSync(join(folder, 'by-ip/10.0.0.2'), join(folder, 'by-ip/10.0.0.1'));
      renameSync(join(folder, 'x'), join(folder, 'by-ip/10.0.0.2'));
    });
    expect(swapped.stdout).toBe(
      'by-ip/10.0.0.1: is not what was signed\nby-ip/10.0.0.2: is not what was signed\n',
    );
    expect((await copyWith((folder) => mkdirSync(join(folder, 'by-ip/10.0.0.9')))).stdout).toBe(
      'by-ip/10.0.0.9: belongs to no device of the manifest\n',
    );
    expect((await copyWith((folder) => writeFileSync(join(folder, 'signatures'), ''))).stdout).toBe(
      'signatures: a: has no signature of a signer\nsignatures: b: has no signature of a signer\n',
    );
    expect((await copyWith((folder) => flip(folder, 'manifest.json'))).stderr).toBe(
      'seedpress: manifest.json in /copy is not what was signed\n',
    );
    expect((await copyWith((folder) => rmSync(join(folder, 'manifest.json.sig')))).stderr).toContain(
      'has no manifest.json with a signature',
    );
  });

  test('a copy in a bucket is compared with the signed manifest', async () => {
    const { root } = await signedSite();
    const server = await startS3();
    const environment = { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret };
    const s3 = (name: string, ...more: readonly string[]) =>
      runCli([name, 's3://seeds/lab', '--endpoint', server.url, ...more], { cwd: root, environment });
    expect((await s3('publish', '--quiet')).code).toBe(0);
    const verify = () => s3('verify', '--signers', 'signers');
    expect(await verify()).toMatchObject({ code: 0, stdout: '' });
    // Who can write there makes all of it fit together, and cannot sign it.
    const state = JSON.parse(server.objects.get('lab/state.json')?.body.toString() ?? '');
    [state.devices.a[0], state.devices.b[0]] = [state.devices.b[0], state.devices.a[0]];
    const put = (key: string, text: string) =>
      server.objects.set(key, { etag: '"x"', meta: {}, body: Buffer.from(text) });
    put('lab/state.json', JSON.stringify(state));
    expect((await verify()).stdout).toContain('names of a is not as a signer has signed it (a)\n');
    put('lab/site/manifest.json', '{"devices":{}}');
    expect((await verify()).stdout).toContain('site/manifest.json is not as a signer has signed it\n');
  });

  test('a signature of another key is none', async () => {
    const { root, run, verify } = await signedSite();
    // The same inputs with another key are another site to publish.
    expect((await run('build', '--sign', 'other')).stderr).toContain('generations/2');
    expect(await verify()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is signed by a key that is not in signers'),
    });
    expect((await run('build', '--sign', 'other')).stderr).toContain('nothing changed');
    editSite(root, { 'templates/vm/init.config': '#cloud-config\nbootcmd: [b]\n' });
    expect((await run('build')).stderr).toContain('what was published before was signed, and this is not');
    expect((await verify()).stderr).toContain('has no manifest.json with a signature');
  });

  test('sealing signs what is left, and without a key it is refused', async () => {
    const { run, verify } = await signedSite();
    expect(await run('seal', 'a')).toMatchObject({
      code: 1,
      stderr: 'seedpress: the published site is signed; give --sign KEY to sign what is left\n',
    });
    expect(await run('seal', 'a', '--sign', 'key')).toMatchObject({ code: 0 });
    expect(await verify()).toMatchObject({ code: 0 });
  });

  test('what is no key is said, without a word of what stands in it', async () => {
    const { root, run } = await signedSite();
    writeFileSync(join(root, 'bad'), 'hunter2-hunter2');
    const { code, stderr } = await run('build', '--sign', 'bad');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "seedpress: --sign bad: the file holds no private key of OpenSSH; expected an ed25519 key without a passphrase, like that of ssh-keygen -t ed25519 -N '' -f seed.key\n",
    });
    expect((await run('build', '--sign', 'none')).stderr).toContain('there is no such file');
    expect((await run('verify', '--signers', 'bad')).code).toBe(2);
  });
});
