import { encodeIso } from '../encode/iso.js';
import { defaultMetaData } from '../seed/default-meta-data.js';

/** What a reader puts into a seed; an empty string is left out. */
export interface SeedTexts {
  readonly hostname: string;
  readonly userData: string;
  readonly networkConfig: string;
}

/** The image that `seedpress seed` makes of the same files: the same bytes. */
export function seedImage({ hostname, userData, networkConfig }: SeedTexts): Uint8Array {
  const given = [
    { name: 'user-data', bytes: Buffer.from(userData) },
    ...(networkConfig === '' ? [] : [{ name: 'network-config', bytes: Buffer.from(networkConfig) }]),
  ];
  const metaData = defaultMetaData(given, { hostname: hostname === '' ? undefined : hostname });
  const files = given.map(({ name, bytes }) => ({ path: name, content: bytes }));
  return encodeIso([...files, { path: 'meta-data', content: metaData }], { label: 'cidata' });
}
