import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import type { Io } from '../../src/cli/io.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { keys, startS3 } from '../support/s3-server.js';

const folder = join(projectRoot, 'docs', 'json');
const ajv = new Ajv({ allErrors: true });
const schemaOf = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as object);

/** Commands that print no JSON, or a schema itself. */
const without = ['serve', 'schema', 'completion'];

test('each command has a schema of what --json prints', () => {
  const names = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
  const all = [...names, ...without];
  expect(Object.keys(commands).filter((name) => !all.includes(name))).toEqual([]);
  expect(names.filter((name) => !Object.hasOwn(commands, name))).toEqual([]);
});

test('what the commands print fits', async () => {
  const cwd = scratchFolder();
  const write = (path: string, text: string): void => writeFileSync(join(cwd, path), text);
  const looked = new Set<string>();
  const fits = async (line: string, world: Partial<Io> = {}): Promise<void> => {
    const argv = line.split(' ');
    const name = argv[0] as string;
    const { stdout, stderr } = await runCli([...argv, '--json'], { cwd, ...world });
    expect(stdout, `${line}: ${stderr}`).not.toBe('');
    const validate = schemaOf(name);
    validate(JSON.parse(stdout));
    expect(validate.errors ?? [], `${line}: ${stdout.slice(0, 400)}`).toEqual([]);
    looked.add(name);
  };
  for (const line of [
    'init',
    'init',
    'new device db-01 --type web',
    'new device db-01 --type web',
    'list',
    'generations',
  ])
    await fits(line);
  for (const line of [
    'plan',
    'rollback',
    'verify',
    'build',
    'build',
    'plan',
    'check',
    'explain web-01',
    'explain --merged web-01',
    'show web-01',
    'show --url web-01',
    'seal web-01',
  ])
    await fits(line);
  write('signers', 'ssh-ed25519 AAAA\n');
  await fits('verify --signers signers');
  for (const line of [
    'attach web-01 --for qemu',
    'attach web-01 --for libvirt --by url --disk web-01.qcow2 --firmware efi',
    'attach web-01 --for vmware --by guestinfo',
    'attach web-01 --for raspberry-pi --by files',
    'attach router-01 --for proxmox --vmid 101 --existing --nics',
  ])
    await fits(line);
  write(
    'access.log',
    `192.0.2.11 - - [28/Nov/2026:10:00:00 +0000] "GET /web-01/meta-data HTTP/1.1" 200 9 "-" "-"\n`,
  );
  write(
    'web-01.log',
    "[ 3.1] cloud-init[1]: Cloud-init v. 22.4.2 running 'init-local' at Sat, 28 Nov 2026\n",
  );
  for (const line of ['status --log access.log', 'status --log access.log --console web-01.log'])
    await fits(line);
  const searchPath = fakeQemu();
  write('guest.img', '');
  for (const line of ['try web-01 --image guest.img', 'try web-01 --image guest.img --keep'])
    await fits(line, { searchPath });
  const { url } = await startS3();
  const environment = { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret };
  for (const line of [
    `publish s3://seeds/lab --endpoint ${url}`,
    `publish s3://seeds/lab --endpoint ${url}`,
    `publish s3://seeds/lab --endpoint ${url} --root nowhere`,
  ])
    await fits(line, { environment });
  await fits('publish host:/srv/seeds', { searchPath: programsIn({ rsync: 'exit 0', ssh: 'exit 0' }) });
  mkdirSync(join(cwd, 'seeds'));
  write('seeds/user-data', '#cloud-config\npackages: [caddy]\n');
  write('seeds/meta-data', 'instance-id: iid-a\nlocal-hostname: a\n');
  write('net.yaml', 'network: { version: 2, ethernets: { eth0: { dhcp4: true, wakeonlan: true } } }\n');
  write('no.xml', '<network/>\n');
  for (const line of [
    'import seed seeds --into other --dry-run',
    'import seed seeds --into other',
    'import seed seeds --into other',
    'import netplan net.yaml',
    'import libvirt no.xml --into third',
    'init --from seed seeds fourth',
    'init --from seed seeds fourth',
    'init --from libvirt no.xml fifth',
  ])
    await fits(line);
  for (const line of ['build --shard 1/2', 'merge', 'build --shard 2/2', 'merge']) await fits(line);
  write('templates/web/web.config', '#cloud-config\npackages: [caddy]\nruncmd: [a]\n');
  for (const line of [
    'plan',
    'plan --brief',
    'build',
    'generations',
    'rollback',
    'rollback 9',
    'verify',
    'list web-*',
  ])
    await fits(line);
  write('devices/router.yaml', 'id: router-01\ntype: roter\n');
  for (const line of ['build', 'plan', 'check', 'list']) await fits(line);
  write('user-data', '#cloud-config\ntimezone: UTC\n');
  write('bad', '#cloud-config\npackges: [a]\n');
  for (const line of [
    'seed user-data',
    'seed user-data',
    'seed bad --strict --output b.iso',
    'lint user-data bad',
  ])
    await fits(line);
  expect([...looked].sort()).toEqual(
    readdirSync(folder)
      .map((file) => file.replace('.schema.json', ''))
      .sort(),
  );
}, 60_000);

/** A PATH whose QEMU shows what cloud-init says at its end. */
const fakeQemu = (): string =>
  programsIn({
    'qemu-img': 'for last; do :; done; : >"$last"',
    'qemu-system-x86_64': `echo "Cloud-init v. 22.4.2 running 'init' at Sat"
echo 'cc_x.py[WARNING]: a word'
echo 'Cloud-init v. 22.4.2 finished at Sat. Datasource DataSourceNoCloud [seed=/dev/sr0].  Up 3.5 seconds'`,
  });

/** A PATH with programs of a test's own before those of the machine. */
function programsIn(programs: Readonly<Record<string, string>>): string {
  const bin = scratchFolder();
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  return `${bin}:${process.env.PATH}`;
}
