import { expect, test } from 'vitest';
import { KeptDigests } from '../../../../src/pipeline/status/kept-digests.js';
import { parseAccessRecord } from '../../../../src/pipeline/status/parse-record.js';

const line = (peer: string, number: number, request: number, digest = '', status = 200) =>
  parseAccessRecord(
    JSON.stringify({
      ...{ time: '2026-11-28T23:00:00+00:00', peer, method: 'GET', uri: '/meta-data', status, digest },
      ...{ connection: number, request },
    }),
  );

test('a request without a digest has the one before it on its connection, and no other', () => {
  const kept = new KeptDigests();
  const digests = [
    line('10.0.0.1', 1, 1, 'a'),
    line('10.0.0.2', 2, 1, 'b'),
    line('10.0.0.1', 1, 5),
    line('10.0.0.2', 2, 5),
    line('10.0.0.1', 1, 6, '', 404),
    // Published in between.
    line('10.0.0.1', 1, 11, 'c'),
    line('10.0.0.1', 1, 12),
    // Nothing is known of these.
    line('10.0.0.2', 1, 5),
    line('10.0.0.1', 3, 5),
    // The server was started anew.
    line('10.0.0.1', 1, 1, '', 404),
    line('10.0.0.1', 1, 5),
  ].map((record) => record && kept.completed(record).digest);
  expect(digests).toEqual(['a', 'b', 'a', 'b', '', 'c', 'c', '', '', '', '']);
});
