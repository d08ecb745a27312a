import type { Access } from '../../../src/domain/site.js';
import { tokenOf } from './built-fleet.js';

export const token = tokenOf('one');
export const peers = { one: '127.0.0.11', two: '127.0.0.12', three: '::1', stranger: '127.0.0.99' } as const;
type Peer = keyof typeof peers;
export const uuidOf = (id: string): string =>
  `6d5bb3a1-4d5c-4c53-9f0e-0000000${Buffer.from(id).toString('hex').slice(0, 5)}`;
const bySmbios = [`/by-uuid/${uuidOf('one')}`, '/by-serial/SN%20one.1'] as const;

export interface Row {
  readonly as?: Peer;
  readonly ask: string;
  readonly options?: readonly string[];
  readonly status: number;
  /** A part of the body of a 200. */
  readonly body?: string;
  readonly allow?: string;
}

export const header = (text: string) => ['-H', text];
const one = { status: 200, body: 'instance-id: one\n' };
const two = { status: 200, body: 'instance-id: two\n' };
const lists = { status: 200, body: '1.0\nlatest\n' };
const refused = { status: 405, allow: 'GET, HEAD' };
export const put = ['-X', 'PUT'];
export const imds = '/latest/api/token';

/** What the server answers below the prefix that leads to the folder of the machine `one`. */
export const inFolder = (to: string): readonly Row[] => [
  { ask: `${to}/meta-data`, ...one },
  { ask: `${to}/nsfocus`, ...lists },
  { ask: `${to}/nsfocus/`, ...lists },
  { ask: `${to}//nsfocus//latest/`, status: 200, body: 'meta_data\n' },
  { ask: `${to}/`, status: 200, body: 'nsfocus\n' },
  { ask: `${to}/meta-data?secret=1`, ...one },
  { ask: `${to}/phone-home`, options: ['-d', 'instance_id=one'], status: 204 },
  { ask: `${to}/phone-home`, status: 405, allow: 'POST' },
  { ask: `${to}/nsfocus/latest/phone-home`, options: ['-d', 'x'], ...refused },
  { ask: `${to}${imds}`, options: put, status: 200, body: 'seedpress' },
  {
    ask: `${to}${imds}`,
    options: [...put, ...header('X-aws-ec2-metadata-token-ttl-seconds: 60')],
    status: 200,
  },
  { ask: `${to}${imds}`, status: 405, allow: 'PUT' },
  { ask: `${to}${imds}`, options: ['-d', 'x'], status: 405, allow: 'PUT' },
  { ask: `${to}${imds}/`, options: put, ...refused },
  {
    ask: `${to}/latest/meta-data/instance-id`,
    options: header('X-aws-ec2-metadata-token: seedpress'),
    status: 200,
  },
  { ask: `${to}/latest/dynamic/instance-identity/document`, status: 200, body: '"instanceId": "one"' },
  { ask: `${to}/openstack/2018-08-27`, status: 200, body: 'meta_data.json\n' },
  { ask: `${to}/openstack/2018-08-27/`, status: 200, body: 'meta_data.json\n' },
  { ask: `${to}/openstack/2013-04-04/meta_data.json`, status: 200, body: '"name": "one"' },
  { ask: `${to}/openstack/2018-08-27/nothing`, status: 404 },
  { ask: `${to}/openstack/2018-8-27/meta_data.json`, status: 404 },
  { ask: `${to}/meta-data/`, status: 404 },
  { ask: `${to}/nothing`, status: 404 },
  { ask: `${to}/.hidden`, status: 404 },
  { ask: `${to}/%2ehidden`, status: 404 },
  { ask: `${to}/nsfocus/.hidden`, status: 404 },
  { ask: `${to}/by-ip/127.0.0.12/meta-data`, status: 404 },
  { ask: `${to}/www/two/meta-data`, status: 404 },
  { ask: `${to}/manifest.json`, status: 404 },
  { ask: `${to}/seed.json`, status: 404 },
  { ask: `${to}/meta-data`, options: ['-d', ''], ...refused },
  { ask: `${to}/meta-data`, options: ['-X', 'PUT'], ...refused },
  { ask: `${to}/meta-data`, options: ['-X', 'OPTIONS'], ...refused },
  { ask: `${to}/meta-data`, options: ['-I'], status: 200 },
  { ask: `${to}/meta-data`, options: ['-r', '0-3'], ...one },
  { ask: `${to}/meta-data`, options: header('If-Modified-Since: Fri, 01 Jan 2038 00:00:00 GMT'), ...one },
  { ask: `${to}/meta-data`, options: header('If-None-Match: "5f-1"'), ...one },
  { ask: `${to}/meta-data`, options: header(`Host: ${peers.two}`), ...one },
];

/** What Caddy does otherwise: it follows links, and cleans a path that climbs out where nginx refuses it. */
export const inFolderOfNginx = (to: string): readonly Row[] => [
  { ask: `${to}/linked-file`, status: 404 },
  { ask: `${to}/linked-folder/meta-data`, status: 404 },
  { ask: `${to}/../../../by-ip/127.0.0.12/meta-data`, status: 400 },
  { ask: `${to}/%2e%2e/%2e%2e/%2e%2e/by-ip/127.0.0.12/meta-data`, status: 400 },
  { ask: `${to}/../../../seed.json`, status: 400 },
  { ask: `${to}/%2e%2e/%2e%2e/%2e%2e/seed.json`, status: 400 },
];

/** Caddy answers 204 whether there is such a machine or not. */
export const strangersOfNginx: readonly Row[] = [
  { ask: '/nobody/phone-home', options: ['-d', 'x'], status: 404 },
  { ask: `/s/${token.replace(/^./, 'x')}/phone-home`, options: ['-d', 'x'], ...refused },
  { ask: `/s/${'0'.repeat(32)}/phone-home`, options: ['-d', 'x'], status: 404 },
];
const closed: readonly Row[] = bySmbios.map((to) => ({ ask: `${to}/meta-data`, status: 404 }));

export const everywhere: readonly Row[] = [
  { ask: '/phone-home', options: ['-d', 'instance_id=one'], status: 204 },
  { ask: '/phone-home', status: 405, allow: 'POST' },
];

export const rows: Readonly<Record<Access, { readonly to: string; readonly rows: readonly Row[] }>> = {
  address: {
    to: '',
    rows: [
      { as: 'two', ask: '/meta-data', ...two },
      { as: 'three', ask: '/meta-data', status: 200, body: 'instance-id: three\n' },
      { as: 'stranger', ask: '/meta-data', status: 404 },
      { as: 'stranger', ask: '/', status: 404 },
      { as: 'stranger', ask: imds, options: put, status: 404 },
      { ask: imds, options: [...put, ...header('X-Forwarded-For: 1')], status: 403 },
      { ask: `/two${imds}`, options: put, status: 404 },
      { ask: `/s/${token}${imds}`, options: put, status: 404 },
      { ask: '/meta-data', options: header(`X-Forwarded-For: ${peers.two}`), status: 403 },
      { ask: '/meta-data', options: header('X-Forwarded-For: 0'), status: 403 },
      { ask: '/meta-data', options: header('X-Real-IP: 1'), status: 403 },
      { ask: '/meta-data', options: header('Forwarded: for=1'), status: 403 },
      { ask: '/meta-data', options: header('Via: 1.1 proxy'), status: 403 },
      { ask: '/two/meta-data', status: 404 },
      { ask: `/s/${token}/meta-data`, status: 404 },
      ...closed,
    ],
  },
  token: {
    to: `/s/${token}`,
    rows: [
      { as: 'stranger', ask: `/s/${token}/meta-data`, ...one },
      { as: 'three', ask: `/s/${token}/meta-data`, ...one },
      { as: 'stranger', ask: `/s/${token}${imds}`, options: put, status: 200 },
      { ask: `/s/${token.replace(/^./, '0')}${imds}`, options: put, status: 404 },
      { ask: imds, options: put, status: 404 },
      { ask: '/meta-data', status: 404 },
      { ask: '/', status: 404 },
      { ask: '/one/meta-data', status: 404 },
      { ask: '/s', status: 404 },
      { ask: '/s/', status: 404 },
      { ask: `/s/${token}`, status: 404 },
      { ask: `/s/${token}0/meta-data`, status: 404 },
      { ask: `/s/${token.slice(1)}/meta-data`, status: 404 },
      { ask: `/s/${token.toUpperCase()}/meta-data`, status: 404 },
      { ask: `/s/${token}/../../meta-data`, status: 404 },
      ...closed,
    ],
  },
  open: {
    to: '/one',
    rows: [
      { ask: '/one', status: 200, body: 'nsfocus\n' },
      { ask: '/two/meta-data', ...two },
      { as: 'stranger', ask: '/two/nsfocus/', ...lists },
      { ask: '/meta-data', ...one },
      { as: 'two', ask: '/meta-data', ...two },
      { as: 'two', ask: '/nsfocus/latest/meta_data/instance-id', status: 200, body: 'two' },
      { as: 'stranger', ask: '/meta-data', status: 404 },
      { as: 'stranger', ask: '/nobody/meta-data', status: 404 },
      { as: 'stranger', ask: `/two${imds}`, options: put, status: 200 },
      { as: 'stranger', ask: `/nobody${imds}`, options: put, status: 404 },
      ...bySmbios.flatMap((by): readonly Row[] => [
        { as: 'stranger', ask: `${by}/meta-data`, ...one },
        { as: 'two', ask: `${by}/nsfocus`, ...lists },
        { ask: `${by}/nothing`, status: 404 },
        { ask: `${by}/openstack/2018-08-27/meta_data.json`, status: 200, body: '"name": "one"' },
        { ask: `${by}${imds}`, options: put, status: 200, body: 'seedpress' },
        { ask: `${by}/meta-data`, options: ['-X', 'PUT'], ...refused },
        { ask: `${by}x/meta-data`, status: 404 },
      ]),
    ],
  },
};
