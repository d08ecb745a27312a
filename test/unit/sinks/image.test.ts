import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeIso } from '../../../src/encode/iso.js';
import { encodeVfat } from '../../../src/encode/vfat.js';
import { writeImage } from '../../../src/sinks/image.js';
import { scratchFolder } from '../../support/folders.js';
import { nocloudFiles } from '../../support/images.js';

const label = 'cidata';
const embedded = { name: 'embedded' } as const;

describe('writeImage', () => {
  test('writes an ISO image and gives back its digest; the zeros at its start take no room', async () => {
    const path = join(scratchFolder(), 'waf-ba-0001.iso');
    const { sha256: digest } = await writeImage(nocloudFiles, { path, label, writer: embedded });
    const image = readFileSync(path);
    expect(Buffer.compare(image, encodeIso(nocloudFiles, { label }))).toBe(0);
    const sha256 = createHash('sha256').update(image).digest('hex');
    expect(digest).toBe(sha256);
    expect(statSync(path).blocks * 512).toBeLessThanOrEqual(image.length - 28 * 1024);
  });

  test('writes a VFAT image itself, whoever writes the others', async () => {
    for (const writer of [embedded, { name: 'genisoimage', program: '/bin/false' } as const]) {
      const path = join(scratchFolder(), 'x.img');
      await writeImage(nocloudFiles, { path, label, writer, format: 'vfat' });
      expect(Buffer.compare(readFileSync(path), encodeVfat(nocloudFiles, { label }))).toBe(0);
    }
  });

  test('asks genisoimage where it is told to', async () => {
    const path = join(scratchFolder(), 'x.iso');
    const writer = { name: 'genisoimage', program: '/bin/false' } as const;
    await expect(writeImage(nocloudFiles, { path, label, writer })).rejects.toThrow('genisoimage failed');
  });

  test('does not write over an image that is there', async () => {
    const path = join(scratchFolder(), 'x.iso');
    await writeImage(nocloudFiles, { path, label, writer: embedded });
    await expect(writeImage(nocloudFiles, { path, label, writer: embedded })).rejects.toThrow('EEXIST');
  });
});
