import { describe, expect, test } from 'vitest';
import { normaliseIso } from '../../../../src/encode/iso/normalise.js';
import { encodeIso } from '../../../../src/encode/iso.js';
import { treeFiles } from '../../../support/images.js';

const label = 'cidata';

describe('normaliseIso', () => {
  test('puts every date of an image to the same one', () => {
    const image = encodeIso(treeFiles, { label, date: new Date('2026-11-22T10:50:20Z') });
    normaliseIso(image);
    expect(Buffer.compare(image, encodeIso(treeFiles, { label }))).toBe(0);
  });

  test('puts modes, owners and link counts to what encodeIso writes', () => {
    const image = Buffer.from(encodeIso(treeFiles, { label }));
    for (
      let place = image.indexOf('PX\x24\x01');
      place >= 0;
      place = image.indexOf('PX\x24\x01', place + 1)
    ) {
      image.fill(0x5a, place + 4, place + 36);
    }
    normaliseIso(image);
    expect(Buffer.compare(image, encodeIso(treeFiles, { label }))).toBe(0);
  });

  test('changes no byte of a second run', () => {
    const date = new Date('2030-01-02T03:04:06Z');
    const image = encodeIso(treeFiles, { label });
    normaliseIso(image, { date });
    expect(Buffer.compare(image, encodeIso(treeFiles, { label, date }))).toBe(0);
  });

  test.each([
    ['zeros', new Uint8Array(20 * 2048)],
    ['an image without its end', encodeIso(treeFiles, { label }).subarray(0, 22 * 2048)],
    ['nothing', new Uint8Array(0)],
  ])('throws for %s', (_, image) => {
    expect(() => normaliseIso(image)).toThrow('cannot be read at byte');
  });

  test('throws for a field of another version of Rock Ridge', () => {
    const image = Buffer.from(encodeIso(treeFiles, { label }));
    image[image.indexOf('TF\x1a\x01') + 2] = 0x18;
    expect(() => normaliseIso(image)).toThrow('has a TF field of 24 bytes');
  });
});
