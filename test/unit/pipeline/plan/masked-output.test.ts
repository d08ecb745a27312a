import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, writeSite } from '../../../support/sites.js';

// Each is in its own way a secret of the device; none may be printed by what ends up in logs.
const canaries = ['Canary-one', 'canary:two', "canary'three", 'c4n4ry"four', 'canary5555'];

const deviceWith = ([one, two, three, four, five]: readonly string[]) =>
  [
    'id: one',
    'type: leaf',
    'vars:',
    `  password: ${JSON.stringify(one)}`,
    `  api: { token: ${JSON.stringify(two)} }`,
    `  wifi_psk: ${JSON.stringify(three)}`,
    `  secrets: [ ${JSON.stringify(four)} ]`,
    `  key: |\n    -----BEGIN PRIVATE KEY-----\n    ${five}${five}${five}\n    -----END PRIVATE KEY-----`,
    '',
  ].join('\n');

const site = (secrets: readonly string[]) => ({
  'devices/one.yaml': deviceWith(secrets),
  'templates/leaf/type.yaml':
    'user_data: [leaf.config, leaf.script]\nmeta_data: { note: "{{ device.vars.password }}" }\n',
  'templates/leaf/leaf.config': [
    '#cloud-config',
    'password: {{ device.vars.password | yaml }}',
    'runcmd:',
    '  - [sh, -c, {{ ("use " + device.vars.api.token) | yaml }}]',
    'write_files:',
    '  - path: /etc/key',
    '    content: {{ device.vars.key | yaml }}',
    '',
  ].join('\n'),
  'templates/leaf/leaf.script': [
    '#!/bin/sh',
    'join {{ device.vars.wifi_psk | shell }}',
    "echo '{{ { a: device.vars.secrets[0] } | json }}'",
    'echo {{ device.vars.password | b64 }} | base64 -d',
    '',
  ].join('\n'),
});

const changed = canaries.map((secret) => secret.replace(/can|c4n/i, 'new'));

test.each([
  ['explain', 'one'],
  ['explain', 'one', '--json'],
  ['explain', 'one', 'vars.password'],
  ['explain', '--merged', 'one'],
  ['explain', '--merged', 'one', '--json'],
  ['plan'],
  ['plan', '--json'],
])('%s %s %s tells no secret, neither the one of now nor the one before', async (...argv) => {
  const root = writeSite(site(canaries));
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  editSite(root, site(changed));
  const { stdout, stderr } = await runCli(argv, { cwd: root });
  const printed = `${stdout}${stderr}`;
  expect(printed).toContain('********');
  for (const secret of [...canaries, ...changed]) {
    const core = /(?:canary|newary|c4n4ry|new4ry).?\w+/i.exec(secret)?.[0] ?? secret;
    expect(printed).not.toContain(core);
    expect(printed).not.toContain(Buffer.from(secret).toString('base64'));
  }
});
