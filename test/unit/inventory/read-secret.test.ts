import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSecretFile } from '../../../src/inventory/read-secret.ts';
import { scratchFolder } from '../../support/folders.ts';

test('a device without an end is no file of a secret, and nobody waits for it', () => {
  for (const path of ['/dev/null', '/dev/tty', '/dev/zero'])
    expect(readSecretFile({ root: '/', path })).toEqual({ kind: 'unreadable', reason: 'it is no file' });
});

test('a folder is none, and a file is one', () => {
  const root = scratchFolder();
  mkdirSync(join(root, 'folder'));
  writeFileSync(join(root, 'secret'), `${'a1'.repeat(16)}\n`, { mode: 0o600 });
  expect(readSecretFile({ root, path: 'folder' })).toEqual({ kind: 'unreadable', reason: 'it is a folder' });
  expect(readSecretFile({ root, path: 'secret' })).toMatchObject({ kind: 'secret', secret: 'a1'.repeat(16) });
});
