import { describe, expect, test } from 'vitest';
import type { Device } from '../../../src/domain/device.js';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { PartDeclaration } from '../../../src/domain/part.js';
import type { Site } from '../../../src/domain/site.js';
import { uuidOf } from '../../../src/domain/uuid.js';
import { guestOf } from '../../../src/layouts/guests/index.js';
import { buildSeed } from '../../../src/seed/build-seed.js';

const id = 'web-01' as DeviceId;

const device: Device = {
  id,
  type: 'web',
  groups: [],
  hostname: 'web-01',
  uuid: uuidOf({ namespace: 'lab', id }),
  guest: 'cloud-init',
  os: 'linux',
  interfaces: [],
  nameservers: { addresses: [], search: [] },
  networkConfig: 'v2',
  userDataFormat: 'auto',
  publicKeys: {},
  metaData: {},
  files: [],
  placeholders: {},
  vars: {},
  generation: 1,
  view: {},
};

const site: Site = {
  namespace: 'lab',
  versions: ['latest'],
  server: { address: '192.0.2.1', port: 8807 },
  layouts: [],
  images: [],
  instanceId: 'content',
  imageWriter: 'auto',
  imageFormat: 'iso9660',
  networkConfig: 'v2',
  access: 'open',
  tokenSecret: 's',
  view: {},
};

const declaration = (template: string, fields: Partial<PartDeclaration> = {}): PartDeclaration => ({
  template,
  contentType: 'text/cloud-config',
  filename: template,
  gzip: false,
  encoding: 'auto',
  render: true,
  origin: { file: 'templates/web/type.yaml', line: 1, column: 1 },
  ...fields,
});

const included = declaration('users.config', { include: { filename: 'users.include', once: false } });

function build({
  texts = { 'users.config': '#cloud-config\nusers: []\n' },
  userData = [included],
  gzipUserData = false,
  url = 'http://192.0.2.1:8807/web-01/',
  os = 'linux',
  networkConfig = 'v2',
}: {
  texts?: Readonly<Record<string, string>>;
  userData?: readonly PartDeclaration[];
  gzipUserData?: boolean;
  url?: string;
  os?: Device['os'];
  networkConfig?: Device['networkConfig'];
} = {}) {
  const templates = {
    render: (name: string) => ({ ok: true, text: texts[name] ?? '' }) as const,
    read: (name: string) => texts[name],
    bytes: () => undefined,
    has: (name: string) => Object.hasOwn(texts, name),
  };
  const type = { name: 'web', chain: ['web'], userData, vendorData: [], gzipUserData };
  const built = buildSeed(
    { ...device, os, networkConfig },
    { type, groups: new Map(), site, templates, url, isDropped: () => false, guest: guestOf(device) },
  );
  expect(built.diagnostics).toEqual([]);
  return built.seed;
}

describe('an included part', () => {
  test('is a file of its own, and its URL stands in the message', () => {
    const { userData, included: files } = build();
    expect(userData).toEqual([
      {
        filename: 'users.include',
        contentType: 'text/x-include-url',
        content: '#include\nhttp://192.0.2.1:8807/web-01/inc/users.config\n',
        gzip: false,
        encoding: 'auto',
      },
    ]);
    expect(files).toMatchObject([
      { path: 'inc/users.config', part: { content: '#cloud-config\nusers: []\n' } },
    ]);
  });

  test('that is fetched once says so in its first line', () => {
    const once = { ...included, include: { filename: 'x', once: true } };
    const [part] = build({ userData: [once] }).userData;
    expect(part).toMatchObject({ contentType: 'text/x-include-once-url' });
    expect(part?.content).toMatch(/^#include-once\n/);
  });

  test('has a URL that holds its name, whatever that is', () => {
    const named = { ...included, filename: 'a b#c?ü%.config' };
    const [part] = build({ userData: [named] }).userData;
    expect(part?.content).toContain('/inc/a%20b%23c%3F%C3%BC%25.config\n');
  });
});

describe('the instance-id by content', () => {
  const before = build().instanceId;

  test.each([
    ['another URL', { url: 'http://192.0.2.1:8807/' }],
    ['another packing', { gzipUserData: true }],
  ])('stays with %s', (_name, change) => {
    expect(build(change).instanceId).toBe(before);
  });

  test('changes with the text of an included part', () => {
    expect(build({ texts: { 'users.config': '#cloud-config\nusers: [a]\n' } }).instanceId).not.toBe(before);
  });
});

test('the network-config of a template counts for the instance-id as well', () => {
  const withText = (text: string) =>
    build({ texts: { 'net.yaml': text }, userData: [], networkConfig: { template: 'net.yaml' } });
  const one = withText('version: 2\n');
  expect(one.networkConfig).toEqual({ text: 'version: 2\n' });
  expect(withText('version: 2\n').instanceId).toBe(one.instanceId);
  expect(withText('version: 2 # two\n').instanceId).not.toBe(one.instanceId);
  expect(JSON.parse(JSON.stringify(one))).toEqual(one);
});

describe('the order of parts', () => {
  const texts = {
    'job.upstart': 'start on startup\nexec true\n',
    'last.config': '#cloud-config\n{}\n',
    'b.script': '#!/bin/sh\n',
    'a.script': '#!/bin/sh\n',
  };
  const script = { contentType: 'text/x-shellscript' };
  const userData = [
    declaration('job.upstart', { contentType: 'text/upstart-job', upstart: 'systemd' }),
    declaration('b.script', script),
    declaration('a.script', script),
    declaration('last.config'),
  ];
  const namesOf = (os: Device['os'], parts = userData) =>
    build({ texts, userData: parts, os }).userData.map(({ filename }) => filename);

  test('is the declared one, with units at the end and numbers where names would sort otherwise', () => {
    expect(namesOf('linux')).toEqual(['001-b.script', '002-a.script', 'last.config', 'job.config']);
  });

  test('needs no numbers on Windows, which runs scripts as they come', () => {
    const scripts = [
      declaration('b.script', { ...script, filename: 'b.ps1' }),
      declaration('a.script', { ...script, filename: 'a.ps1' }),
    ];
    expect(namesOf('windows', scripts)).toEqual(['b.ps1', 'a.ps1']);
  });
});
