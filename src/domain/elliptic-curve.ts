/** A curve y² = x³ - 3x + b over the integers modulo p. */
interface Curve {
  readonly p: bigint;
  readonly b: bigint;
}

/** The curves of SSH keys by their names there. Sources: RFC 5656 section 10.1; FIPS 186-4 section D.1.2. */
export const curves: Readonly<Record<string, Curve>> = {
  nistp256: {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  nistp384: {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  nistp521: {
    p: 2n ** 521n - 1n,
    b: 0x051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
};

/** Whether an uncompressed point, 4 and then x and y of equal length, lies on the curve. */
export function isOnCurve(point: Uint8Array, { p, b }: Curve): boolean {
  const half = (point.length - 1) / 2;
  const x = numberIn(point.subarray(1, 1 + half));
  const y = numberIn(point.subarray(1 + half));
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n;
}

const numberIn = (bytes: Uint8Array): bigint => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
