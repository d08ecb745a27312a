import { entryAt, type GuestMap, keyText } from '../../cloud-init/values/guest-value.js';
import { plainValue } from '../../cloud-init/values/plain-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { scalarText } from '../../cloud-init/values/scalar.js';
import { notImportable, twoInstanceIds } from '../../diagnostics/catalogue/import.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { lossIn, type SourceLoss } from '../loss.js';
import { eniNetwork } from './eni-network.js';
import type { FoundSeed } from './find-seeds.js';
import { publicKeysOf } from './public-keys.js';
import type { ReadSeed, SeedPiece } from './read-seed.js';

/** A seed of NoCloud. Source: cloudinit/sources/DataSourceNoCloud.py, util.py read_seeded. */
export function readNocloud(seed: FoundSeed): ReadSeed {
  const piece = (name: string): SeedPiece | undefined => {
    const bytes = seed.files.get(name);
    return bytes === undefined ? undefined : { bytes, file: seed.paths.get(name) ?? name };
  };
  const metaData = piece('meta-data');
  const read = metaData === undefined ? nothing : readMetaData(metaData);
  const config = piece('network-config');
  const hasConfig = config !== undefined && config.bytes.toString('latin1').trim() !== '';
  const userData = piece('user-data');
  const vendorData = piece('vendor-data');
  return {
    ...read,
    ...(hasConfig && { network: config }),
    ...(userData !== undefined && { userData }),
    ...(vendorData !== undefined && { vendorData: [vendorData] }),
  };
}

const nothing: ReadSeed = { publicKeys: [], metaData: {}, guestFiles: [], losses: [], errors: [] };

function readMetaData({ file, bytes }: SeedPiece): ReadSeed {
  const refuse = (found: string, expected: string, place = { line: 1, column: 1 }): ReadSeed => ({
    ...nothing,
    errors: [notImportable({ file, ...place }, { found, expected })],
  });
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return refuse('the meta-data is not UTF-8', 'text in UTF-8', decoded);
  const read = readYaml(decoded.text);
  if (!read.ok)
    return refuse(`the meta-data is not valid YAML: ${read.mistake.message}`, 'YAML', read.mistake);
  if (read.value.kind === 'scalar' && read.value.value === null) return nothing;
  if (read.value.kind !== 'map') return refuse('the meta-data is not a mapping', 'keys and values');
  const map = read.value;
  const ids = [...map.lost, ...map.entries].filter(({ key }) => keyText(key) === 'instance-id');
  const texts = new Set(ids.map(({ value }) => (value.kind === 'scalar' ? scalarText(value.value) : '')));
  if (texts.size > 1) {
    const [first, second] = ids.map(({ key }) => ({ file, ...read.placeAt(key.at) }));
    if (first === undefined || second === undefined) throw new Error('two values have two places');
    return { ...nothing, errors: [twoInstanceIds(second, { first, ids: [...texts] })] };
  }
  const losses: SourceLoss[] = [];
  const keys = entryAt(map, 'public-keys')?.value;
  const eni = textAt(map, 'network-interfaces');
  const instanceId = textAt(map, 'instance-id') ?? defaultInstanceId;
  const hostname = textAt(map, 'local-hostname');
  const network = eni === undefined ? undefined : eniNetwork(eni);
  if (eni !== undefined && network === undefined)
    losses.push(
      lossIn(file, {
        what: 'the network in "network-interfaces"',
        expected: 'interfaces with addresses or DHCP',
      }),
    );
  return {
    instanceId,
    ...(hostname !== undefined && { hostname }),
    ...(network !== undefined && {
      network: { file, bytes: Buffer.from(JSON.stringify(network)), madeOf: 'eni' },
    }),
    publicKeys: keys === undefined ? [] : publicKeysOf(plainValue(keys)),
    metaData: Object.fromEntries(
      map.entries
        .filter(({ key }) => !own.includes(keyText(key)))
        .map(({ key, value }) => [keyText(key), plainValue(value)]),
    ),
    places: new Map(map.entries.map(({ key }) => [keyText(key), read.placeAt(key.at)])),
    guestFiles: [],
    losses,
    errors: [],
  };
}

/** What cloud-init calls a machine whose seed does not say. Source: DataSourceNoCloud.py, defaults. */
const defaultInstanceId = 'nocloud';

const own: readonly string[] = ['instance-id', 'local-hostname', 'public-keys', 'network-interfaces'];

function textAt(map: GuestMap, key: string): string | undefined {
  const value = entryAt(map, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? scalarText(value.value) : undefined;
}
