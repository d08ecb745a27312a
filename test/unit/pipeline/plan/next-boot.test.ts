import { expect, test } from 'vitest';
import type { Part } from '../../../../src/domain/part.js';
import { encodeMime, gzipBytes } from '../../../../src/encode/mime.js';
import { guestView } from '../../../../src/pipeline/plan/guest-view.js';
import { nextBoot } from '../../../../src/pipeline/plan/next-boot.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const part = (filename: string, contentType: string, content: string): Part => ({
  filename,
  contentType,
  content,
  gzip: false,
  encoding: 'auto',
});

const config = (content: string) => part('a.config', 'text/cloud-config', `#cloud-config\n${content}\n`);

const side = (files: Files, instanceId = 'one') => ({
  instanceId,
  view: guestView((path) => files[path], Object.keys(files)),
});

function boot(before: Files, after: Files) {
  const next = nextBoot(side(before), side(after));
  return next.kind === 'same-instance' ? { everyBoot: next.everyBoot, ignored: next.ignored } : next;
}

test.each([
  { before: 'bootcmd: [a]', after: 'bootcmd: [b]', everyBoot: ['bootcmd'], ignored: [] },
  { before: 'runcmd: [a]', after: 'runcmd: [b]\ngrowpart: {}', everyBoot: ['growpart'], ignored: ['runcmd'] },
  { before: 'locale: C', after: '# nothing of it', everyBoot: [], ignored: ['locale'] },
  { before: 'locale: C', after: 'locale:   "C" # the same', everyBoot: [], ignored: [] },
])('$before becomes $after', ({ before, after, everyBoot, ignored }) => {
  const [old, now] = [encodeMime([config(before)]), encodeMime([config(after)])];
  expect(boot({ 'user-data': old }, { 'user-data': now })).toEqual({ everyBoot, ignored });
  // However it is packed, and whatever the client calls it.
  expect(boot({ 'lab/1/user_data': old }, { 'lab/1/user_data': gzipBytes(now) })).toEqual({
    everyBoot,
    ignored,
  });
});

test('parts by their types', () => {
  const message = (text: string) =>
    encodeMime([
      part('a.boothook', 'text/cloud-boothook', `#cloud-boothook\n#!/bin/sh\n${text}\n`),
      part('b.per-boot', 'text/x-shellscript-per-boot', `#!/bin/sh\n${text}\n`),
      part('c.script', 'text/x-shellscript', `#!/bin/sh\n${text}\n`),
      part('d.per-once', 'text/x-shellscript-per-once', `#!/bin/sh\n${text}\n`),
    ]);
  expect(boot({ 'user-data': message('one') }, { 'user-data': message('two') })).toEqual({
    everyBoot: ['a.boothook', 'b.per-boot'],
    ignored: ['c.script', 'd.per-once'],
  });
  expect(boot({ 'user-data': '' }, { 'user-data': message('two') })).toMatchObject({
    everyBoot: ['a.boothook', 'b.per-boot'],
  });
});

test('what an include leads to counts, and vendor-data', () => {
  const message = encodeMime([
    part('a.include', 'text/x-include-url', '#include\nhttp://10.0.0.1/s/x/inc/b%20c\n'),
  ]);
  const files = (key: string): Files => ({
    'user-data': message,
    'inc/b c': `#cloud-config\nruncmd: [${key}]\n`,
    'vendor-data': encodeMime([config(`bootcmd: [${key}]`)]),
  });
  expect(boot(files('one'), files('two'))).toEqual({ everyBoot: ['bootcmd'], ignored: ['runcmd'] });
});

test('the network is set up once, unless the config says otherwise', () => {
  const files = (address: string, data = ''): Files => ({
    'network-config': `version: 2\n# ${address}\n`,
    'user-data': data,
  });
  expect(boot(files('one'), files('two'))).toEqual({ everyBoot: [], ignored: ['network'] });
  const data = encodeMime([config('updates: { network: { when: [boot-new-instance, boot] } }')]);
  expect(boot(files('one', data), files('two', data))).toEqual({ everyBoot: ['network'], ignored: [] });
});

test('host name and keys', () => {
  const files = (name: string, key: string): Files => ({
    'meta-data': `instance-id: one\nlocal-hostname: ${name}\npublic-keys:\n  - ${key}\n`,
  });
  expect(boot(files('a', 'k'), files('b', 'l'))).toEqual({
    everyBoot: ['host name'],
    ignored: ['public keys'],
  });
});

test('another instance-id runs everything', () => {
  expect(nextBoot(side({}, 'one'), side({}, 'one-g2'))).toEqual({
    kind: 'new-instance',
    from: 'one',
    to: 'one-g2',
  });
});
