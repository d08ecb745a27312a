import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerLine, readLedger } from '../../../src/sinks/state/ledger.js';
import { runCli } from '../../support/cli.js';
import { scratchFolder } from '../../support/folders.js';
import { editSite } from '../../support/sites.js';

/** By ways in which a secret gets into a seed; each device has one of each, in words of its own. */
const ways = ['typed', 'named', 'hashed', 'file', 'part'] as const;
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const canary = (id: string, way: string): string => `Canary${way}${id.repeat(3)}Zq7`;

const site = {
  'devices/site.yaml':
    'namespace: lab\nlayouts: [namespace, nocloud, openstack, ec2]\nimages: [nocloud, config-drive]\naccess: token\ntoken_secret: token.key\n',
  'token.key': '0123456789abcdef0123456789abcdef\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.config, leaf.script]\nvendor_data: [more.config]\n',
  'templates/leaf/leaf.config':
    '#cloud-config\nusers:\n  - { name: one, hashed_passwd: {{ device.vars.password | sha512crypt("one") | yaml }} }\nchpasswd: { users: [{ name: two, type: text, password: {{ device.vars.typed_password | yaml }} }] }\n',
  'templates/leaf/leaf.script':
    '#!/bin/sh\ncurl -H "Authorization: Bearer {{ device.vars.api_token }}" http://x\n',
  'templates/leaf/more.config': '#cloud-config\nfinal_message: {{ device.vars.note | yaml }}\n',
  ...Object.fromEntries(ids.map((id, n) => [`devices/${id}.yaml`, device(id, n)])),
};

function device(id: string, n: number): string {
  return `id: ${id}
type: leaf
management_ip: 192.0.2.${n + 1}
vars:
  typed_password: ${canary(id, 'typed')}
  password: ${canary(id, 'hashed')}
  api_token: ${canary(id, 'part')}
  note: { secret: { env: NOTE_${id.toUpperCase()} } }
files: [{ path: /etc/key, mode: "0600", content: ${canary(id, 'file')} }]
`;
}

const variables = Object.fromEntries(ids.map((id) => [`NOTE_${id.toUpperCase()}`, canary(id, 'named')]));

/** A text as it is, and as it stands in base64, wherever it begins. */
const formsOf = (text: string): readonly string[] => [
  text,
  ...[0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + text)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4),
  ),
];

test('a canary per secret is found in what belongs to its own device, and nowhere else', async () => {
  const root = scratchFolder();
  editSite(root, site);
  for (const generation of [1, 2]) {
    editSite(root, { 'devices/b.yaml': `${device('b', 1)}generation: ${generation}\n` });
    const { code, stderr } = await runCli(['build'], { cwd: root, environment: variables });
    expect(code, stderr).toBe(0);
  }
  const out = join(root, 'out');
  const owners = new Map<string, string>();
  for (const generation of ['1', '2']) {
    const lines = readLedger(join(out, 'generations', generation));
    for (let index = 0; index < (lines?.count ?? 0); index += 1) {
      const { id, record } = ledgerLine(lines?.text(index) ?? '');
      owners.set(record.digest, id);
    }
  }
  expect(owners.size).toBe(ids.length + 1);
  const found = new Set<string>();
  const strangers: string[] = [];
  // Names of generations are links; what they lead to is looked at once.
  const files = new Set(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .map((name) => relative(realpathSync(out), realpathSync(join(out, name))))
      .filter((name) => lstatSync(join(out, name)).isFile()),
  );
  for (const name of files) {
    const text = readFileSync(join(out, name), 'latin1');
    const owner = owners.get(/^(?:store|seeds)\/([0-9a-f]{64})/.exec(name)?.[1] ?? '');
    for (const id of ids)
      for (const way of ways) {
        if (!formsOf(canary(id, way)).some((form) => `${name} ${text}`.includes(form))) continue;
        if (id === owner) found.add(`${id} ${way}`);
        else strangers.push(`${name}: ${id} ${way}`);
      }
  }
  expect(strangers).toEqual([]);
  expect(files.size).toBeGreaterThan(100);
  // A password of which only a hash is asked for stands nowhere.
  expect([...found].sort()).toEqual(
    ids.flatMap((id) => ['file', 'named', 'part', 'typed'].map((way) => `${id} ${way}`)),
  );
});
