import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Seed } from '../../../src/domain/seed.js';
import { guestinfoSettings } from '../../../src/layouts/guestinfo.js';
import { images, layouts } from '../../../src/layouts/index.js';
import { namespace } from '../../../src/layouts/namespace.js';
import { nocloud, nocloudVolume } from '../../../src/layouts/nocloud.js';
import { pathsOf, richSeed, textOf } from './seeds.js';

const text = [
  '---',
  '# ours, with tabs and all:\t!',
  'network:',
  '  version: 2',
  '  wifis: { wl0: { access-points: { "büro": {} } } }',
  '...',
  '',
].join('\n');
const seed: Seed = { ...richSeed, networkConfig: { text } };

describe('a network-config that the operator wrote', () => {
  test('is handed out byte for byte', () => {
    expect(textOf(nocloud.files(seed), 'network-config')).toBe(text);
    expect(textOf(nocloudVolume.files(seed), 'network-config')).toBe(text);
    expect(textOf(namespace.files(seed), 'nsfocus/latest/meta_data/network-config')).toBe(text);
  });

  test('stands in the metadata of VMware in base64, which keeps comments and document marks', () => {
    const packed = Buffer.from(guestinfoSettings(seed)['guestinfo.metadata'] ?? '', 'base64');
    const metaData = parse(gunzipSync(packed).toString());
    expect(metaData).toMatchObject({ 'instance-id': seed.instanceId, 'network.encoding': 'base64' });
    expect(Buffer.from(metaData.network, 'base64').toString()).toBe(text);
  });

  test('that is empty leaves the guest of VMware to DHCP', () => {
    const none = { ...seed, networkConfig: { text: '' } };
    const packed = Buffer.from(guestinfoSettings(none)['guestinfo.metadata'] ?? '', 'base64');
    expect(gunzipSync(packed).toString()).not.toContain('network');
  });

  test.each(
    Object.entries({ ...images, ...layouts }).filter(
      ([, { client }]) => client.carries.includes('network') && !client.carries.includes('network-config'),
    ),
  )('%s, which has no place for it, gives no network: half of one would leave no way out', (_, layout) => {
    expect(JSON.stringify(layout.files(seed))).not.toContain('network_data');
    expect(JSON.stringify(layout.files(richSeed))).toContain('network_data');
  });

  test('takes the place of the ENI as well', () => {
    expect(textOf(nocloud.files(seed), 'meta-data')).not.toContain('network-interfaces');
    expect(textOf(nocloud.files(richSeed), 'meta-data')).toContain('network-interfaces');
    expect(pathsOf(namespace.files(seed))).not.toContain('nsfocus/latest/meta_data/network_config');
  });
});
