import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CliResult, runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';
import { type SiteFiles, writeSite } from '../../../support/sites.js';

const files: SiteFiles = {
  'devices/site.yaml': 'server: { address: 192.0.2.2, port: 8807 }\nlayouts: [nocloud, ec2]\n',
  'devices/vm1.yaml': [
    'id: vm1',
    'type: vm',
    'management_ip: 192.0.2.11',
    'interfaces: [{ name: eth0, mac: "52:54:00:00:00:01", addresses: [192.0.2.11/24] }]',
    '',
  ].join('\n'),
  'templates/vm/type.yaml': 'user_data: [a.sh]\n',
  'templates/vm/a.sh': '#!/bin/sh\ntrue\n',
};

const site = (): string => writeSite(files);

const build = (root: string): Promise<CliResult> => runCli(['build', '--quiet'], { cwd: root });

describe('--existing of libvirt', () => {
  /** A virsh that knows `vm1` with these drives and NICs, in a folder for PATH. */
  function virsh(answers: Readonly<Record<string, string>>): string {
    const folder = scratchFolder();
    const cases = Object.entries(answers).map(
      ([command, answer]) => `*" ${command} "*) cat <<'X'\n${answer}\nX\n;;\n`,
    );
    const unknown = `*) echo "error: failed to get domain" >&2; exit 1;;\n`;
    const script = `#!/bin/sh\ncase " $* " in\n*" vm1 "*) case " $* " in\n${cases.join('')}esac;;\n${unknown}esac\n`;
    writeFileSync(join(folder, 'virsh'), script);
    chmodSync(join(folder, 'virsh'), 0o755);
    return `${folder}:/usr/bin:/bin`;
  }

  const table = (...rows: readonly string[]): string => ['head', '----', ...rows].join('\n');
  const domain = {
    domuuid: '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001',
    domstate: 'shut off',
    domblklist: table(' file   disk     vda      /srv/vm1.qcow2'),
    domiflist: table(' -        network   default   virtio   52:54:00:00:00:01'),
  };

  async function existing(searchPath: string, ...argv: string[]): Promise<CliResult> {
    const root = site();
    await build(root);
    return runCli(['attach', 'vm1', '--for', 'libvirt', '--existing', ...argv], { cwd: root, searchPath });
  }

  test('a machine without a drive gets a disk', async () => {
    const { stdout, stderr, code } = await existing(virsh(domain));
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(
      /^virsh attach-disk vm1 \S+\/vm1\.iso vdz --type disk --targetbus virtio .* --config\n$/,
    );
  });

  test('a machine with a drive gets a medium', async () => {
    const drives = table(' file   cdrom    sdb      -', ' file   disk     vda      /srv/my disk.qcow2');
    const { stdout } = await existing(virsh({ ...domain, domblklist: drives }));
    expect(stdout).toMatch(/^virsh change-media vm1 sdb \S+\/vm1\.iso --update --config\n$/);
  });

  test('no domain in XML, whoever can be asked', async () => {
    for (const searchPath of [virsh(domain), '/nowhere']) {
      for (const by of ['iso', 'url', 'address'])
        expect((await existing(searchPath, '--by', by)).stdout).not.toMatch(/<|undefined/);
    }
  });

  test('where nobody can be asked there are both commands, one of them as a comment', async () => {
    const { stdout, stderr, code } = await existing('/nowhere');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(
      /^# .*virsh change-media vm1 .*\nvirsh attach-disk vm1 .*\n# .*eth0 52:54:00:00:00:01\n$/,
    );
  });

  test('a URL goes into SMBIOS', async () => {
    const { stdout } = await existing(virsh(domain), '--by', 'url');
    expect(stdout).toMatch(/^virt-xml vm1 --edit \\\n/);
    expect(stdout).toMatch(/entry\[@name=serial\],xpath\.value=ds=nocloud;s=http:\S+'\n$/);
  });

  test('a domain that virsh does not know is an error', async () => {
    const { stdout, stderr, code } = await existing(virsh(domain), '--name', 'vm2');
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toContain(
      'devices/vm1.yaml:1:1: error attach-no-domain: virsh knows no domain "vm2"; expected ',
    );
    expect(stderr).toContain('1 error');
  });

  test('a NIC with another MAC, and another uuid than the inventory says, are told of', async () => {
    const nics = table(' -        network   default   virtio   52:54:00:00:00:99');
    const { stderr, code } = await existing(virsh({ ...domain, domiflist: nics }));
    expect(code).toBe(0);
    expect(stderr).toContain(
      'cannot give the machine a NIC with the MAC 52:54:00:00:00:01, which the seed needs for eth0',
    );
    expect(stderr).toContain('1 warning');
  });
});
