import { expect, test } from 'vitest';
import { maskJson } from '../../../../src/domain/secrets/mask-json.js';
import { maskText } from '../../../../src/domain/secrets/mask-text.js';

const m = '********';

test.each([
  ['password: hunter2', `password: ${m}`],
  ['passwd: "hunter 2"', `passwd: ${m}`],
  ['{"password": "hunter2", "user": "a"}', `{"password": ${m}, "user": "a"}`],
  ['plain_text_passwd: hunter2 # old', `plain_text_passwd: ${m} # old`],
  ["DB_PASSWORD='it is' run", `DB_PASSWORD=${m} run`],
  ['export apiToken=abc123', `export apiToken=${m}`],
  ['curl --token abc123 http://a/', `curl --token ${m} http://a/`],
  ['mysql --password=abc db', `mysql --password=${m} db`],
  ['hashed_passwd: $6$salt$abcdefghij', `hashed_passwd: $6$${m}`],
  ['usermod -p $6$salt$abcdefghijkl root', `usermod -p $6$${m} root`],
  ["echo 'root:hunter2' | chpasswd", `echo 'root:${m}' | chpasswd`],
  ['echo root:hunter2 | sudo /usr/sbin/chpasswd', `echo root:${m} | sudo /usr/sbin/chpasswd`],
  ['url: https://joe:hunter2@git.example.net/x', `url: https://joe:${m}@git.example.net/x`],
  ['http://10.0.0.1:8807/s/0123456789abcdef0123456789abcdef/inc/a', `http://10.0.0.1:8807/s/${m}/inc/a`],
  ['Authorization: Bearer abc.def', `Authorization: Bearer ${m}`],
  ['wireguard_key: abcdef', `wireguard_key: ${m}`],
  ['ed25519_private: abcdef', `ed25519_private: ${m}`],
])('%s', (text, expected) => {
  expect(maskText(text)).toBe(expected);
});

test.each([
  'lock_passwd: true',
  'ssh_pwauth: false',
  'password: "$PASSWORD"',
  'passwd: {{ device.vars.hash }}',
  'ed25519_public: ssh-ed25519 AAAAC3Nza',
  '# set the password for root',
  'chpasswd: { expire: false }',
  'passwordless: nopasswd',
  'mac: 52:54:00:12:34:56',
  'curl http://111.0.0.2:8807/nsfocus/latest/meta_data/local-ipv4',
  'chpasswd:',
  'password: |',
])('%s stays as it is', (text) => {
  expect(maskText(text)).toBe(text);
});

test('a private key keeps its lines and loses its content', () => {
  const key =
    '    -----BEGIN OPENSSH PRIVATE KEY-----\n    b3BlbnNzaC1rZXktdjEA\n    AAAABG5vbmU=\n    -----END OPENSSH PRIVATE KEY-----\n';
  const line = `    ${m}\n`;
  expect(maskText(`a: |\n${key}b: 1\n`)).toBe(
    `a: |\n    -----BEGIN OPENSSH PRIVATE KEY-----\n${line}${line}    -----END OPENSSH PRIVATE KEY-----\nb: 1\n`,
  );
});

test('the list of chpasswd keeps its users', () => {
  const text = 'chpasswd:\n  expire: false\n  list: |\n    root:hunter2\n    joe:R\nruncmd:\n  - a:b\n';
  expect(maskText(text)).toBe(
    `chpasswd:\n  expire: false\n  list: |\n    root:${m}\n    joe:${m}\nruncmd:\n  - a:b\n`,
  );
});

test('a secret that is known is found wherever it stands', () => {
  expect(maskText('curl -u joe:hunter2 x?k=hunter2', { known: ['hunter2'] })).toBe(
    `curl -u joe:${m} x?k=${m}`,
  );
});

test('JSON loses what stands under the name of a secret, and keeps its shape', () => {
  const value = {
    vars: { db: { password: 'x', port: 5432 }, tokens: ['a', 'b'], set_password: true, note: 'pw: x' },
  };
  expect(maskJson(value)).toEqual({
    vars: { db: { password: m, port: 5432 }, tokens: [m, m], set_password: true, note: `pw: ${m}` },
  });
  expect(maskJson('x', { path: ['vars', 'password'] })).toBe(m);
});
