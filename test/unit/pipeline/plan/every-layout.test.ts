import { describe, expect, test } from 'vitest';
import { images, layouts } from '../../../../src/layouts/index.js';
import { runCli } from '../../../support/cli.js';
import { editSite, type SiteFiles, writeSite } from '../../../support/sites.js';

/** Each layout and each image there is, as the one way to a guest. */
const everyTransport = [
  ...Object.keys(layouts).map((name) => [`the layout ${name}`, `layouts: [${name}]\nimages: []\n`] as const),
  ...Object.keys(images).map((name) => [`the image ${name}`, `layouts: []\nimages: [${name}]\n`] as const),
];

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM';

const site = (settings: string, { comment, command }: { comment: string; command: string }): SiteFiles => ({
  'devices/site.yaml': `namespace: lab\n${settings}`,
  'devices/one.yaml': `id: one\ntype: leaf\npublic_keys: { me: "${key} ${comment}" }\n`,
  'templates/leaf/type.yaml': 'vendor_data: [vendor.config]\n',
  'templates/leaf/vendor.config': `#cloud-config\nruncmd: [${command}]\n`,
});

const before = { comment: 'a@b', command: 'echo one' };
const after = { comment: 'c@d', command: 'echo two' };

async function published(files: SiteFiles): Promise<string> {
  const root = writeSite(files);
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  return root;
}

const plan = (root: string) => runCli(['plan'], { cwd: root });

interface Planned {
  readonly next_boot: object;
  readonly not_carried: readonly object[];
}

/** What plan says of the one device. */
async function planned(root: string): Promise<Planned | undefined> {
  const { stdout } = await runCli(['plan', '--json'], { cwd: root });
  return (JSON.parse(stdout) as { devices: Record<string, Planned> }).devices.one;
}

describe.each(everyTransport)('a site that has %s alone', (_, settings) => {
  test('changed keys and a changed runcmd of vendor-data are named, with what helps', async () => {
    const root = await published(site(settings, before));
    editSite(root, site(settings, after));
    const { stdout } = await plan(root);
    expect(stdout).toMatch(/ {4}not applied \(same instance-id\): .*\bruncmd\b.*\bpublic keys\b/);
    expect(stdout).toContain(' generation: 2 at devices/one.yaml:1:1');
    expect((await planned(root))?.next_boot).toMatchObject({
      per_instance: 'skipped',
      ignored: ['runcmd', 'public keys'],
    });
  });

  test('what helps is one', async () => {
    const root = await published(site(settings, before));
    const now = site(settings, after);
    editSite(root, { ...now, 'devices/one.yaml': `${now['devices/one.yaml']}generation: 2\n` });
    expect((await planned(root))?.next_boot).toMatchObject({ per_instance: 'run again' });
  });
});

test('what a layout has no place for is said to be lost on it', async () => {
  const settings = 'layouts: [ec2, nocloud, cloudstack]\nimages: []\n';
  const root = await published(site(settings, before));
  editSite(root, site(settings, after));
  expect((await planned(root))?.not_carried).toEqual([{ what: 'vendor-data', by: ['ec2', 'cloudstack'] }]);
  expect((await plan(root)).stdout).toContain(
    '\nThe changed vendor-data does not reach guests that use ec2 or cloudstack.\n',
  );
});
