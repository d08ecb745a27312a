import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { portHolder } from '../../../src/server/port-holder.js';
import { scratchFolder } from '../../support/folders.js';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const row = (address: string, state: string, inode: number): string =>
  `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0000000000000000 100 0 0 10 0`;

/** A /proc with two servers: nginx (a master and a worker) has socket 71, a script socket 72. */
function procWith({ tcp = [], tcp6 = [] }: { tcp?: readonly string[]; tcp6?: readonly string[] }): string {
  const proc = scratchFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(proc, path)), { recursive: true });
    writeFileSync(join(proc, path), text);
  };
  write('net/tcp', `${[head, ...tcp].join('\n')}\n`);
  write('net/tcp6', `${[head, ...tcp6].join('\n')}\n`);
  for (const [pid, command, socket] of [
    ['900', 'nginx', 71],
    ['1000', 'nginx', 71],
    ['80', 'my \u001b[31mscript', 72],
    ['7', 'init', 1],
  ] as const) {
    write(`${pid}/comm`, `${command}\n`);
    mkdirSync(join(proc, pid, 'fd'));
    symlinkSync(`socket:[${socket}]`, join(proc, pid, 'fd', '3'));
    symlinkSync('/dev/null', join(proc, pid, 'fd', '0'));
  }
  mkdirSync(join(proc, '81'));
  return proc;
}

const nginx = { pid: 900, command: 'nginx' };
const script = { pid: 80, command: 'my [31mscript' };
const v6 = (last: string): string => `000000000000000000000000${last}`;

describe('port 8807 (0x2267)', () => {
  test.each([
    ['the same address', '127.0.0.1', { tcp: [row('0100007F:2267', '0A', 71)] }, nginx],
    ['the same address, other byte order', '127.0.0.1', { tcp: [row('7F000001:2267', '0A', 71)] }, nginx],
    ['every address', '127.0.0.1', { tcp: [row('00000000:2267', '0A', 72)] }, script],
    [
      'every address of both families',
      '127.0.0.1',
      { tcp6: [row(`${v6('00000000')}:2267`, '0A', 72)] },
      script,
    ],
    ['one address, where we want all', '0.0.0.0', { tcp: [row('0200007F:2267', '0A', 71)] }, nginx],
    ['an IPv6 address', '::1', { tcp6: [row(`${v6('01000000')}:2267`, '0A', 71)] }, nginx],
    ['another address', '127.0.0.1', { tcp: [row('0200007F:2267', '0A', 71)] }, undefined],
    ['another port', '127.0.0.1', { tcp: [row('0100007F:2268', '0A', 71)] }, undefined],
    ['a connection', '127.0.0.1', { tcp: [row('0100007F:2267', '01', 71)] }, undefined],
    [
      'a process that we may not look into',
      '127.0.0.1',
      { tcp: [row('0100007F:2267', '0A', 99)] },
      undefined,
    ],
  ])('is held on %s', (_, host, tables, holder) => {
    expect(portHolder({ host, port: 8807 }, { proc: procWith(tables) })).toEqual(holder);
  });

  test('is held by nobody known where there is no /proc', () => {
    expect(portHolder({ host: '127.0.0.1', port: 8807 }, { proc: '/nowhere' })).toBeUndefined();
  });
});

test.runIf(process.platform === 'linux')('a port of this very process is found', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  expect(portHolder({ host: '127.0.0.1', port })).toMatchObject({ pid: process.pid });
});
