import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { curves, isOnCurve } from '../../../src/domain/elliptic-curve.js';

/** OpenSSL takes points of the curve only. */
function isTaken(crv: string, point: Buffer): boolean {
  const half = (point.length - 1) / 2;
  const [x = '', y = ''] = [point.subarray(1, 1 + half), point.subarray(1 + half)].map((half) =>
    half.toString('base64url'),
  );
  try {
    createPublicKey({ key: { kty: 'EC', crv, x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

function pointOf(crv: string): Buffer {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: crv });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

describe.each(['nistp256', 'nistp384', 'nistp521'])('%s', (name) => {
  const crv = name.replace('nistp', 'P-');
  const curve = curves[name] as NonNullable<(typeof curves)[string]>;

  test('a point is on it, and is none when a bit is turned over, as OpenSSL says', () => {
    for (let round = 0; round < 20; round += 1) {
      const point = pointOf(crv);
      expect(isOnCurve(point, curve)).toBe(true);
      const at = 1 + ((round * 7) % (point.length - 1));
      point.writeUInt8(point.readUInt8(at) ^ (1 << (round % 8)), at);
      expect(isOnCurve(point, curve)).toBe(isTaken(crv, point));
      expect(isOnCurve(point, curve)).toBe(false);
    }
  });

  test('a coordinate that the field does not have is refused', () => {
    const point = Buffer.alloc(pointOf(crv).length, 0xff);
    expect(isOnCurve(point, curve)).toBe(false);
  });
});
