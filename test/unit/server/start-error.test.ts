import { expect, test } from 'vitest';
import { unservableFolder, unusableAddress } from '../../../src/server/start-error.js';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: of the system`), { code });
const at = { host: '127.0.0.1', port: 80 };

test.each([
  [
    'EADDRINUSE',
    'port-in-use',
    '127.0.0.1:80 is in use by another program; end it, or choose another port (0 for any free one)',
  ],
  ['EACCES', 'port-forbidden', 'this user may not listen on 127.0.0.1:80; choose a port from 1024 on'],
  [
    'EADDRNOTAVAIL',
    'address-unknown',
    'this machine does not have the address 127.0.0.1; choose one that it has',
  ],
  ['ENOTFOUND', 'address-unknown', 'the name "127.0.0.1" has no address; give an address, like 127.0.0.1'],
  ['ERR_SOCKET_BAD_PORT', 'port-invalid', '80 is not a port; a port is a whole number from 0 to 65535'],
  ['EOTHER', 'cannot-listen', 'cannot listen on 127.0.0.1:80 (EOTHER); choose another address or port'],
])('%s of listen is %s', (code, fault, message) => {
  const cause = systemError(code);
  expect(unusableAddress(cause, at)).toMatchObject({ name: 'ServerStartError', code: fault, message, cause });
});

test('who holds the port is named where that is known', () => {
  const holder = { pid: 12, command: 'nginx' };
  expect(unusableAddress(systemError('EADDRINUSE'), at, { holder }).message).toContain(
    '127.0.0.1:80 is in use by nginx (process 12); end it',
  );
});

test('an IPv6 address stands in brackets', () => {
  expect(unusableAddress(systemError('EADDRINUSE'), { host: '::1', port: 80 }).message).toContain(
    '[::1]:80 is in use',
  );
});

test.each([
  ['ENOENT', 'not-built', 'there is no published site: /out/current/www is missing; build it first'],
  ['ENOTDIR', 'not-built', 'there is no published site: /out/current/www is missing; build it first'],
  ['EACCES', 'not-readable', 'this user may not enter /out/current/www; serve as root'],
])('%s of the published folder is %s', (code, fault, message) => {
  expect(unservableFolder('/out/current/www', systemError(code))).toMatchObject({ code: fault, message });
});
