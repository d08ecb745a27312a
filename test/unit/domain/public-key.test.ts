import { describe, expect, test } from 'vitest';
import { parsePublicKey } from '../../../src/domain/public-key.js';
import { publicKeys } from '../../support/public-keys.js';

const { ed25519, rsa, nistp256, nistp384 } = publicKeys;
const [type = '', key = ''] = ed25519.split(' ');
const bytes = Buffer.from(key, 'base64');
const withBytes = (changed: Uint8Array, name = type): string =>
  `${name} ${Buffer.from(changed).toString('base64')} me`;
const field = (content: string | Uint8Array): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([size, Buffer.from(content as string)]);
};
const exponent = new Uint8Array([1, 0, 1]);
const rsaOf = (modulus: Uint8Array): string =>
  withBytes(Buffer.concat([field('ssh-rsa'), field(exponent), field(modulus)]), 'ssh-rsa');
const application = field('ssh:');
const sk = withBytes(
  Buffer.concat([field('sk-ssh-ed25519@openssh.com'), field(bytes.subarray(19)), application]),
  'sk-ssh-ed25519@openssh.com',
);

describe('right', () => {
  test.each([
    ...Object.values(publicKeys),
    sk,
    `${ed25519} admin@example.net`,
    `${ed25519}\tan admin of all`,
    `  ${ed25519}  \n`,
    `from="10.0.0.0/8,*.example.net" ${ed25519} a b`,
    `no-pty,command="echo \\"hello\\" there" ${rsa} me`,
    `restrict ${nistp256}`,
    `cert-authority ${ed25519} the authority of hosts`,
    `rsa ${rsa.split(' ')[1]}`,
    rsaOf(new Uint8Array(129).fill(0x80, 1)),
  ])('%s', (text) => expect(parsePublicKey(text)).toEqual({ ok: true, value: text.trim() }));
});

describe('wrong', () => {
  test.each([
    ['', 'the public key is empty'],
    ['x', '"x" is not a public key'],
    ['ssh-rsa', '"ssh-rsa" is not a public key'],
    ['ssh-rsa BBBB', 'the key "BBBB" holds no key of the type ssh-rsa'],
    [`${ed25519}\n${rsa}`, 'the public key has several lines'],
    [
      '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n',
      'this is a private key, which anyone who reads the seed can use',
    ],
    ['---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n', 'the public key is in another format'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n', 'the public key is in another format'],
    ['~/.ssh/id_ed25519.pub', '"~/.ssh/id_ed25519.pub" is a file name'],
    ['/home/me/.ssh/authorized_keys', '"/home/me/.ssh/authorized_keys" is a file name'],
    ['id_rsa.pub', '"id_rsa.pub" is a file name'],
    ['C:\\Users\\me\\id', '"C:\\Users\\me\\id" is a file name'],
    ['gh:me', '"gh:me" is a name for ssh_import_id'],
    ['https://github.com/me.keys', '"https://github.com/me.keys" is a URL'],
    [key, `the key "${key.slice(0, 40)}…" has no type before it`],
    [`ssh-ed2551 ${key}`, 'unknown key type "ssh-ed2551"'],
    [`ed25519-ssh ${key} me`, 'unknown key type "ed25519-ssh"'],
    [`rsa-sha2-256 ${rsa.split(' ')[1]}`, 'unknown key type "rsa-sha2-256"'],
    ['ssh-ed25519 AAAAC3Nza… admin', 'the key "AAAAC3Nza…" is not base64'],
    [`ssh-ed25519 ${key.slice(0, 38)}`, `the key "${key.slice(0, 38)}" is not base64`],
    [
      `ssh-ed25519 ${key.slice(0, 40)}`,
      `the key "${key.slice(0, 40)}" is cut off: some of the key is missing`,
    ],
    [
      `ssh-ed25519 ${rsa.split(' ')[1]}`,
      `the key "${rsa.split(' ')[1]?.slice(0, 40)}…" holds a key of the type ssh-rsa, not of ssh-ed25519`,
    ],
    [
      `ecdsa-sha2-nistp256 ${nistp384.split(' ')[1]}`,
      `the key "${nistp384.split(' ')[1]?.slice(0, 40)}…" holds a key of the type ecdsa-sha2-nistp384, not of ecdsa-sha2-nistp256`,
    ],
  ])('%s', (text, found) => expect(parsePublicKey(text)).toMatchObject({ ok: false, found }));

  test.each([
    [withBytes(bytes.subarray(0, -3)), 'is cut off: some of the key is missing'],
    [withBytes(Buffer.concat([bytes, Buffer.alloc(3)])), 'has more bytes than the key has'],
    [
      withBytes(Buffer.concat([field(type), field(bytes.subarray(20))])),
      'has 31 bytes where a key of the type ssh-ed25519 has 32',
    ],
    [withBytes(Buffer.from('ssh-ed25519')), 'holds no key of the type ssh-ed25519'],
    [rsaOf(new Uint8Array(65).fill(0x80, 1)), 'is an RSA key of 512 bits, and sshd takes none below 768'],
  ])('%s', (text, found) => {
    const parsed = parsePublicKey(text);
    expect(parsed.ok ? '' : parsed.found.replace(/^the key "\S+" /, '')).toBe(found);
  });
});
