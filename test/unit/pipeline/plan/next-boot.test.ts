import { expect, test } from 'vitest';
import { clientsOf } from '../../../../src/domain/known-layouts.js';
import type { Part } from '../../../../src/domain/part.js';
import type { Seed } from '../../../../src/domain/seed.js';
import { knownLayouts } from '../../../../src/layouts/index.js';
import { nextBoot } from '../../../../src/pipeline/plan/next-boot.js';
import { eth0 } from '../../encode/network/networks.js';
import { address } from '../../encode/network/values.js';
import { bareSeed } from '../../layouts/seeds.js';

const part = (filename: string, contentType: string, content: string): Part => ({
  filename,
  contentType,
  content,
  gzip: false,
  encoding: 'auto',
});

const config = (content: string) => part('a.config', 'text/cloud-config', `#cloud-config\n${content}\n`);

const clients = (...names: readonly string[]) => clientsOf(knownLayouts, { layouts: names, images: [] });

function boot(before: Partial<Seed>, after: Partial<Seed>) {
  const next = nextBoot({ ...bareSeed, ...before }, { ...bareSeed, ...after }, clients('nocloud'));
  return next.kind === 'same-instance' ? { everyBoot: next.everyBoot, ignored: next.ignored } : next;
}

test.each([
  { before: 'bootcmd: [a]', after: 'bootcmd: [b]', everyBoot: ['bootcmd'], ignored: [] },
  { before: 'runcmd: [a]', after: 'runcmd: [b]\ngrowpart: {}', everyBoot: ['growpart'], ignored: ['runcmd'] },
  { before: 'locale: C', after: '# nothing of it', everyBoot: [], ignored: ['locale'] },
  { before: 'locale: C', after: 'locale:   "C" # the same', everyBoot: [], ignored: [] },
])('$before becomes $after', ({ before, after, everyBoot, ignored }) => {
  const [old, now] = [{ userData: [config(before)] }, { userData: [config(after)] }];
  expect(boot(old, now)).toEqual({ everyBoot, ignored });
  // However it is packed, and in vendor-data as well.
  expect(boot(old, { ...now, gzipUserData: true })).toEqual({ everyBoot, ignored });
  expect(boot({ vendorData: old.userData }, { vendorData: now.userData })).toEqual({ everyBoot, ignored });
});

test('parts by their types', () => {
  const message = (text: string) => ({
    userData: [
      part('a.boothook', 'text/cloud-boothook', `#cloud-boothook\n#!/bin/sh\n${text}\n`),
      part('b.per-boot', 'text/x-shellscript-per-boot', `#!/bin/sh\n${text}\n`),
      part('c.script', 'text/x-shellscript', `#!/bin/sh\n${text}\n`),
      part('d.per-once', 'text/x-shellscript-per-once', `#!/bin/sh\n${text}\n`),
    ],
  });
  expect(boot(message('one'), message('two'))).toEqual({
    everyBoot: ['a.boothook', 'b.per-boot'],
    ignored: ['c.script', 'd.per-once'],
  });
  expect(boot({}, message('two'))).toMatchObject({
    everyBoot: ['a.boothook', 'b.per-boot'],
  });
});

test('what an include leads to counts, and vendor-data', () => {
  const seed = (key: string): Partial<Seed> => ({
    userData: [part('a.include', 'text/x-include-url', '#include\nhttp://10.0.0.1/s/x/inc/b%20c\n')],
    included: [{ path: 'inc/b c', part: config(`runcmd: [${key}]`) }],
    vendorData: [config(`bootcmd: [${key}]`)],
  });
  expect(boot(seed('one'), seed('two'))).toEqual({ everyBoot: ['bootcmd'], ignored: ['runcmd'] });
});

test('the network is set up once, unless the config says otherwise', () => {
  const seed = (text: string, userData: readonly Part[] = []): Partial<Seed> => ({
    interfaces: [{ ...eth0, addresses: [address(text)] }],
    userData,
  });
  const [one, two] = ['10.0.0.1/24', '10.0.0.2/24'];
  expect(boot(seed(one), seed(two))).toEqual({ everyBoot: [], ignored: ['network'] });
  // The host's end of an interface is none of the guest's business.
  const tapped = { interfaces: [{ ...eth0, addresses: [address(one)], tap: 'vnet7' }] };
  expect(boot(seed(one), tapped)).toEqual({ everyBoot: [], ignored: [] });
  const data = [config('updates: { network: { when: [boot-new-instance, boot] } }')];
  expect(boot(seed(one, data), seed(two, data))).toEqual({ everyBoot: ['network'], ignored: [] });
});

test('host name and keys', () => {
  const seed = (hostname: string, key: string, name = 'me'): Partial<Seed> => ({
    hostname,
    publicKeys: { [name]: key },
  });
  expect(boot(seed('a', 'k'), seed('b', 'l'))).toEqual({
    everyBoot: ['host name'],
    ignored: ['public keys'],
  });
  expect(boot(seed('a', 'k'), seed('a', 'k', 'you'))).toEqual({ everyBoot: [], ignored: [] });
});

test('another instance-id runs everything', () => {
  const [old, now] = [
    { ...bareSeed, instanceId: 'one' },
    { ...bareSeed, instanceId: 'one-g2' },
  ];
  expect(nextBoot(old, now, clients('nocloud'))).toEqual({
    kind: 'new-instance',
    from: 'one',
    to: 'one-g2',
  });
  // OpenStack's clients look at another one.
  expect(nextBoot(old, now, clients('openstack'))).toMatchObject({
    kind: 'same-instance',
    instanceId: bareSeed.instanceUuid,
  });
  expect(nextBoot(old, now, clients('openstack', 'ec2'))).toMatchObject({
    kind: 'same-instance',
    again: { by: ['ec2'], from: 'one', to: 'one-g2' },
  });
});

const changedInAll = {
  hostname: 'other',
  interfaces: [eth0],
  publicKeys: { ops: 'ssh-ed25519 AAAA' },
} as const;

test.each([
  { guest: 'talos', everyBoot: ['host name', 'network'], ignored: ['user-data'] },
  { guest: 'nuageinit', everyBoot: [], ignored: ['user-data', 'host name', 'network', 'public keys'] },
  { guest: 'tiny-cloud', everyBoot: [], ignored: ['user-data', 'host name', 'network', 'public keys'] },
  { guest: 'ignition', everyBoot: [], ignored: ['user-data', 'host name', 'public keys'] },
  { guest: 'afterburn', everyBoot: ['public keys'], ignored: ['user-data', 'host name', 'network'] },
  { guest: 'coreos-cloudinit', everyBoot: ['runcmd', 'host name', 'public keys'], ignored: ['network'] },
])('$guest goes by rules of its own, and by no instance-id', ({ guest, everyBoot, ignored }) => {
  const userDataFormat = guest === 'coreos-cloudinit' ? 'auto' : 'plain';
  const old = { guest, userDataFormat, userData: [config('runcmd: [a]')] } as const;
  const now = { ...old, ...changedInAll, userData: [config('runcmd: [b]')] };
  expect(boot(old, { ...now, instanceId: 'renewed' })).toEqual({
    kind: 'own-rules',
    guest,
    everyBoot,
    ignored,
  });
});

test('cloudbase-init does nothing twice for one instance-id', () => {
  const old = { guest: 'cloudbase-init', userData: [config('set_timezone: UTC\nbootcmd: [a]')] };
  const now = { ...old, ...changedInAll, userData: [config('set_timezone: UTC\nbootcmd: [b]')] };
  expect(boot(old, now)).toEqual({
    everyBoot: [],
    ignored: ['bootcmd', 'host name', 'network', 'public keys'],
  });
  expect(boot(old, { ...now, instanceId: 'renewed' })).toMatchObject({ kind: 'new-instance', to: 'renewed' });
});
