import { expect, test } from 'vitest';
import type { Site } from '../../../../src/domain/site.js';
import type { SourceMap } from '../../../../src/domain/source-node.js';
import { chooseImageWriter } from '../../../../src/pipeline/site/image-writer.js';

const siteSource: SourceMap = {
  kind: 'map',
  entries: new Map(),
  origin: { file: 'devices/site.yaml', line: 1, column: 1 },
};

const asking: Site = {
  namespace: 'lab',
  versions: ['latest'],
  server: { address: '127.0.0.1', port: 8807 },
  layouts: [],
  images: ['nocloud'],
  instanceId: 'id',
  imageWriter: 'genisoimage',
  imageFormat: 'iso9660',
  networkConfig: 'v2',
  access: 'address',
  tokenSecret: 'secret',
  view: {},
};

test.each<[string, Partial<Site>, number]>([
  ['is a mistake', {}, 1],
  ['is none where no image is written', { images: [] }, 0],
  ['is none where the images are VFAT, which it does not write', { imageFormat: 'vfat' }, 0],
  ['is none where nobody asks for it', { imageWriter: 'auto' }, 0],
])('a genisoimage that is not installed %s', (_, change, mistakes) => {
  const { imageWriter, diagnostics } = chooseImageWriter(
    { site: { ...asking, ...change }, siteSource },
    { searchPath: '/nonexistent' },
  );
  expect(imageWriter).toEqual({ name: 'embedded' });
  expect(diagnostics).toHaveLength(mistakes);
});
