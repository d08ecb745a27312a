import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllowedSigners } from '../../../../src/domain/signatures/allowed-signers.js';
import { parseSigningKey } from '../../../../src/domain/signatures/signing-key.js';
import { type Signer, signerIn } from '../../../../src/domain/signatures/ssh-signature.js';
import { scratchFolder } from '../../../support/folders.js';
import { requires } from '../../../support/requires.js';

const ssh = (args: readonly string[], { input = '', cwd }: { input?: string | Uint8Array; cwd: string }) => {
  const { status } = spawnSync('ssh-keygen', args, { input, cwd });
  return { status };
};

function keyIn(folder: string, args: readonly string[] = ['-t', 'ed25519', '-N', '']): string {
  expect(ssh(['-q', ...args, '-f', 'key'], { cwd: folder }).status).toBe(0);
  return readFileSync(join(folder, 'key'), 'utf8');
}

const signerOf = (text: string): Signer => {
  const parsed = parseSigningKey(text);
  if (!parsed.ok) throw new Error(parsed.found);
  return parsed.value;
};

requires('ssh-keygen')('signatures, and those of ssh-keygen', () => {
  test('are the same bytes, for any message', () => {
    const cwd = scratchFolder();
    const signer = signerOf(keyIn(cwd));
    expect(readFileSync(join(cwd, 'key.pub'), 'utf8')).toContain(signer.publicKey);
    writeFileSync(join(cwd, 'signers'), `seedpress ${signer.publicKey}\n`);
    for (const message of ['', 'a\n', 'ü'.repeat(5000), Buffer.from([0, 255, 10])]) {
      writeFileSync(join(cwd, 'message'), message);
      const ours = signer.sign(message);
      ssh(['-Y', 'sign', '-q', '-f', 'key', '-n', 'seedpress', 'message'], { cwd });
      expect(readFileSync(join(cwd, 'message.sig'), 'utf8')).toBe(ours);
      writeFileSync(join(cwd, 'message.sig'), ours);
      const verify = [
        '-Y',
        'verify',
        '-f',
        'signers',
        '-I',
        'seedpress',
        '-n',
        'seedpress',
        '-s',
        'message.sig',
      ];
      expect(ssh(verify, { cwd, input: message })).toMatchObject({ status: 0 });
      expect(signerIn(ours, message)).toBe(signer.publicKey);
      spawnSync('rm', [join(cwd, 'message.sig')]);
    }
  });

  test('are none for another message, another namespace, another byte', () => {
    const cwd = scratchFolder();
    const signer = signerOf(keyIn(cwd));
    const signature = signer.sign('message');
    expect(signerIn(signature, 'massage')).toBeUndefined();
    writeFileSync(join(cwd, 'message'), 'message');
    ssh(['-Y', 'sign', '-q', '-f', 'key', '-n', 'git', 'message'], { cwd });
    expect(signerIn(readFileSync(join(cwd, 'message.sig'), 'utf8'), 'message')).toBeUndefined();
    const lines = signature.split('\n');
    const body = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    for (let at = 0; at < body.length; at += 1) {
      const changed = Buffer.from(body);
      changed[at] = (changed[at] as number) ^ 1;
      const armored = `${lines[0]}\n${changed.toString('base64')}\n${lines.at(-2)}\n`;
      expect(signerIn(armored, 'message'), `byte ${at}`).not.toBe(signer.publicKey);
    }
  });

  test.each([
    {
      what: 'a passphrase',
      args: ['-t', 'ed25519', '-N', 'passphrase'],
      found: 'the private key has a passphrase',
    },
    {
      what: 'another type',
      args: ['-t', 'ecdsa', '-N', ''],
      found: 'the private key is of the type ecdsa-sha2-nistp256',
    },
  ])('a key with $what is refused', ({ args, found }) => {
    expect(parseSigningKey(keyIn(scratchFolder(), args))).toMatchObject({ ok: false, found });
  });

  test('a public key, no key, and half of a key are refused', () => {
    const cwd = scratchFolder();
    const text = keyIn(cwd);
    const found = (of: string) => parseSigningKey(of);
    expect(found(readFileSync(join(cwd, 'key.pub'), 'utf8'))).toMatchObject({
      found: 'the file holds a public key',
    });
    expect(found('hello')).toMatchObject({ found: 'the file holds no private key of OpenSSH' });
    const lines = text.split('\n');
    expect(found([lines[0], lines[1], ...lines.slice(-2)].join('\n'))).toMatchObject({
      found: 'the private key is damaged',
    });
  });
});

test('a file of allowed signers: who may sign', () => {
  const [one, two] = ['ssh-ed25519 AAAA1', 'ssh-ed25519 AAAA2'];
  const keys = (text: string) => {
    const parsed = parseAllowedSigners(text);
    return parsed.ok ? [...parsed.value] : parsed.found;
  };
  expect(keys(`# us\nseedpress ${one} comment\n${two}\nme@example.net ssh-rsa AAAA3\n`)).toEqual([one, two]);
  expect(keys(`"a b" namespaces="git,seedpress" ${one}\na namespaces="git" ${two}\n`)).toEqual([one]);
  expect(keys(`a valid-before="20200101" ${one}`)).toBe('line 1 has the option valid-before="20200101"');
  expect(keys(`a cert-authority,namespaces="seedpress" ${one}`)).toBe('line 1 has the option cert-authority');
  expect(keys('')).toBe('the file has no key of the type ssh-ed25519');
});
