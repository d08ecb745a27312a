import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPublished, openLoopback } from '../../../src/server/folder-of.js';
import { deviceTree } from './published-site.js';
import { rawGet, rawRequest } from './raw-request.js';
import { type Serving, serve } from './serving.js';

const devices = { 'waf-1': deviceTree('waf-1'), 'waf-2': deviceTree('waf-2') };
const token = '0123456789abcdef0123456789abcdef';
const addresses = { 'by-ip/127.0.0.11': 'waf-1', 'by-ip/127.0.0.12': 'waf-2' };

const uuid = '6d5bb3a1-4d5c-4c53-9f0e-30d3d2a1c001';
const smbios = { [`smbios-uuid/${uuid}`]: 'waf-2', 'smbios-serial/SN-2': 'waf-2' };

/** The names of a generation under each kind of access. */
const kinds = {
  address: addresses,
  token: { [`s/${token}`]: 'waf-1' },
  open: { ...addresses, 'by-id/waf-1': 'waf-1', 'by-id/waf-2': 'waf-2', ...smbios },
};

const ways = Object.entries(kinds).flatMap(([kind, names]) => [
  { kind, names, isOpen: false },
  { kind, names, isOpen: true },
]);

describe.each(ways)('access: $kind, loopback open: $isOpen', ({ kind, names, isOpen }) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serve(devices, { names, folderOf: isOpen ? openLoopback : asPublished });
  });
  afterAll(() => serving.end());

  type Kinds = Readonly<Record<string, string>>;
  // What each kind of access gives, and what an open loopback gives beside it.
  const rows: readonly (readonly [from: string, path: string, by: Kinds, byLoopback?: Kinds])[] = [
    // As a device with an address, which is 404 elsewhere.
    ['127.0.0.11', '/meta-data', { address: 'waf-1', open: 'waf-1' }],
    ['127.0.0.12', '/meta-data', { address: 'waf-2', open: 'waf-2' }],
    // A device of this machine is that device and no other.
    ['127.0.0.11', '/waf-2/meta-data', { open: 'waf-2' }, { token: 'waf-2' }],
    ['127.0.0.11', '/waf-1/meta-data', { open: 'waf-1' }, { token: 'waf-1' }],
    // Somebody else on this machine, and who comes through a network that QEMU translates.
    ['127.0.0.13', '/meta-data', {}],
    ['127.0.0.13', '/waf-1/meta-data', { open: 'waf-1' }, { address: 'waf-1', token: 'waf-1' }],
    ['127.0.0.1', '/waf-2/meta-data', { open: 'waf-2' }, { address: 'waf-2', token: 'waf-2' }],
    ['127.0.0.1', '/meta-data', {}],
    ['127.0.0.13', '/waf-3/meta-data', {}],
    // By token.
    ['127.0.0.13', `/s/${token}/meta-data`, { token: 'waf-1' }],
    ['127.0.0.12', `//s/${token}//meta-data`, { token: 'waf-1' }],
    ['127.0.0.13', `/s/${token.replace('0', '1')}/meta-data`, {}],
    ['127.0.0.13', `/s/${token}/../waf-2/meta-data`, {}],
    ['127.0.0.13', `/waf-1/../s/${token}/meta-data`, {}],
    ['127.0.0.13', '/s/', {}],
    ['127.0.0.13', '/by-ip/127.0.0.11/meta-data', {}],
    ['127.0.0.13', '/www/waf-1/meta-data', {}],
    // By what SMBIOS says.
    ['127.0.0.13', `/by-uuid/${uuid}/meta-data`, { open: 'waf-2' }],
    ['127.0.0.11', '/by-serial/SN-2/meta-data', { open: 'waf-2' }],
    ['127.0.0.13', `/by-uuid/${uuid.replace('6', '7')}/meta-data`, {}],
    ['127.0.0.13', `/smbios-uuid/${uuid}/meta-data`, {}],
    ['127.0.0.13', '/by-serial/../SN-2/meta-data', {}],
  ];
  const complete = rows.map(([from, path, by, byLoopback = {}]) => [from, path, by, byLoopback] as const);
  test.each(complete)('%s reads %s', async (from, path, by, byLoopback) => {
    const { status, body } = await rawGet(path, { ...serving, from });
    const id = by[kind] ?? (isOpen ? byLoopback[kind] : undefined);
    if (id === undefined) expect([400, 404]).toContain(status);
    else expect(body).toBe(devices[id as keyof typeof devices]['meta-data']);
  });

  test.each(['X-Forwarded-For: 127.0.0.12', 'Forwarded: for=127.0.0.12', 'Via: 1.1 x', 'X-Real-IP: ::1'])(
    'behind a proxy (%s) nobody is known by address',
    async (header) => {
      const get = (path: string) =>
        rawRequest(`GET ${path} HTTP/1.1\r\n${header}\r\nConnection: close\r\n\r\n`, {
          ...serving,
          from: '127.0.0.11',
        });
      expect(await get('/meta-data')).toMatchObject({
        status: 403,
        body: '403 Forbidden: behind a proxy nobody is known by address\n',
      });
      expect((await get('/waf-1/meta-data')).status).toBe(kind === 'open' ? 200 : 403);
      expect((await get(`/s/${token}/meta-data`)).status).toBe(kind === 'token' ? 200 : 403);
    },
  );
});

test('what the next generation allows holds from its publish on, for open connections too', async () => {
  const serving = await serve(devices, { names: kinds.open });
  const get = async () =>
    (await fetch(`${serving.server.url}/waf-1/meta-data`, { headers: { via: 'x' } })).status;
  expect(await get()).toBe(200);
  serving.site.publish(devices, { names: kinds.address });
  expect(await get()).toBe(403);
  await serving.end();
});
