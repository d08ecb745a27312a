import { expect, test } from 'vitest';
import { loggedPath, peerOf } from '../../../src/server/access-line.js';

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:111.0.0.11', '111.0.0.11'],
  ['::FFFF:111.0.0.11', '111.0.0.11'],
  ['2001:db8::11', '2001:db8::11'],
  ['::ffff:0:0', '::ffff:0:0'],
  [undefined, ''],
])('the peer of a connection from %s is %j', (remoteAddress, peer) => {
  expect(peerOf({ remoteAddress })).toBe(peer);
});

test('a query stays out of the log', () => {
  expect(loggedPath('/waf-1/meta-data?password=x')).toBe('/waf-1/meta-data');
});

test('what a terminal could take for a command is escaped', () => {
  expect(loggedPath('/\u001b[2J/\u009b2J/%41 b')).toBe('/%1b[2J/%9b2J/%41%20b');
});
