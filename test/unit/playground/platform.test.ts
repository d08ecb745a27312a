import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { isIP } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as buffer from '../../../src/playground/platform/buffer.js';
import * as crypto from '../../../src/playground/platform/crypto.js';
import * as net from '../../../src/playground/platform/net.js';
import * as zlib from '../../../src/playground/platform/zlib.js';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('what stands in for Node in a browser says what Node says', () => {
  test('hash', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, fc.string({ unit: 'binary' })), (data) => {
        expect(crypto.hash('sha256', data)).toBe(hash('sha256', data, 'hex'));
      }),
    );
  });

  test('isUtf8', () => {
    fc.assert(fc.property(bytes, (data) => buffer.isUtf8(data) === isUtf8(data)));
  });

  test('toString, of UTF-8 and of what is none', () => {
    fc.assert(
      fc.property(bytes, (data) => buffer.Buffer.from(data).toString() === Buffer.from(data).toString()),
    );
    fc.assert(
      fc.property(bytes, (data) => {
        const [there, here] = [buffer.Buffer.from(data), Buffer.from(data)];
        return (['latin1', 'hex', 'base64'] as const).every((as) => there.toString(as) === here.toString(as));
      }),
    );
  });

  const octets = fc.array(fc.oneof(fc.nat(300).map(String), fc.constantFrom('', '01', 'a')), {
    maxLength: 5,
  });
  const groups = fc.array(fc.constantFrom('', '0', 'db8', '2001', 'ffff', '12345', 'g', '1.2.3.4'), {
    maxLength: 9,
  });
  test('isIP', () => {
    const texts = fc.oneof(
      octets.map((all) => all.join('.')),
      groups.map((all) => all.join(':')),
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV6().map((address) => `${address}%eth0`),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => net.isIP(text) === isIP(text)),
      { numRuns: 2000 },
    );
  });

  test('gunzip, of what is whole and of what is damaged', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat(7), (data, place, bit) => {
        const packed = gzipSync(data);
        expect([...zlib.gunzipSync(packed)]).toEqual([...data]);
        // The last eight bytes are the checksum and the length.
        const at = packed.length - 1 - (place % 8);
        packed.writeUInt8(packed.readUInt8(at) ^ (1 << bit), at);
        expect(() => zlib.gunzipSync(packed)).toThrow();
        expect(() => gunzipSync(packed)).toThrow();
      }),
    );
    expect([...gunzipSync(zlib.gzipSync(Buffer.from('text')))]).toEqual([...Buffer.from('text')]);
    expect(() => zlib.gunzipSync(gzipSync(Buffer.alloc(100)), { maxOutputLength: 99 })).toThrow(
      expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }),
    );
  });
});
