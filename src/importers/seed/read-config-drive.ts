import { notImportable, twoInstanceIds } from '../../diagnostics/catalogue/import.js';
import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';
import { latestVersion } from '../../domain/openstack-version.js';
import { lossIn, type SourceLoss } from '../loss.js';
import { eniNetwork } from './eni-network.js';
import type { FoundSeed } from './find-seeds.js';
import { networkOfData } from './network-of-data.js';
import { publicKeysOf } from './public-keys.js';
import type { ReadSeed, SeedPiece } from './read-seed.js';

/** Whether a seed is one of OpenStack. */
export const isConfigDrive = ({ files }: FoundSeed): boolean =>
  [...files.keys()].some((path) => /^openstack\/[^/]+\/[^/]+$/.test(path));

/**
 * The newest folder of a config drive. Sources: cloudinit/sources/helpers/openstack.py read_v2,
 * sources/__init__.py convert_vendordata.
 */
export function readConfigDrive(seed: FoundSeed): ReadSeed {
  const { files, paths } = seed;
  const folder = `openstack/${newestOf([...files.keys()])}`;
  const piece = (path: string): SeedPiece | undefined => {
    const bytes = files.get(path);
    return bytes === undefined ? undefined : { bytes, file: paths.get(path) ?? path };
  };
  const metaDataPiece = piece(`${folder}/meta_data.json`);
  const metaData = mapOf(metaDataPiece);
  if (metaDataPiece === undefined || metaData === undefined) {
    const file = metaDataPiece?.file ?? seed.file;
    const found =
      metaDataPiece === undefined ? `there is no ${folder}/meta_data.json` : 'this is not a JSON mapping';
    const expected = 'the meta-data of a config drive';
    return { ...nothing, errors: [notImportable({ file, line: 1, column: 1 }, { found, expected })] };
  }
  const { file } = metaDataPiece;
  const losses: SourceLoss[] = [];
  const userData = piece(`${folder}/user_data`);
  const vendorData = vendorDataOf(piece(`${folder}/vendor_data.json`), losses);
  for (const name of ['vendor_data2.json']) {
    const second = piece(`${folder}/${name}`);
    if (vendorDataOf(second, []) !== undefined && second !== undefined)
      losses.push(lossIn(second.file, { what: 'the vendor-data in it', expected: 'one vendor_data.json' }));
  }
  const hostname = textOf(metaData.hostname) ?? textOf(metaData.name);
  const instanceId = textOf(metaData.uuid);
  const guestFiles = listOf(metaData.files).flatMap((entry) => {
    const path = textOf(entry.path);
    const bytes = files.get(`openstack${textOf(entry.content_path) ?? ''}`);
    return path === undefined || bytes === undefined ? [] : [{ path, bytes }];
  });
  const network = networkOf(metaData, { file, piece, folder, losses });
  return {
    ...(instanceId !== undefined && { instanceId }),
    ...(hostname !== undefined && { hostname }),
    publicKeys: publicKeysOf(metaData.public_keys ?? {}),
    metaData: otherKeys(metaData, { file, losses }),
    ...(userData !== undefined && { userData }),
    ...(vendorData !== undefined && { vendorData }),
    ...(network !== undefined && { network }),
    guestFiles,
    losses,
    errors: idMistakes(seed),
  };
}

const nothing: ReadSeed = { publicKeys: [], metaData: {}, guestFiles: [], losses: [], errors: [] };

/** Dates sort as they are, and `latest` is read where none is there. */
function newestOf(paths: readonly string[]): string {
  const versions = paths.flatMap((path) => /^openstack\/([^/]+)\//.exec(path)?.[1] ?? []);
  const dated = versions.filter((name) => /^\d{4}-\d\d-\d\d$/.test(name)).sort();
  return dated.at(-1) ?? latestVersion;
}

/** All folders of one drive are of one machine, and so is what NoCloud has beside them. */
function idMistakes({ files, paths, file }: FoundSeed): ReadSeed['errors'] {
  const found = [...files]
    .filter(([path]) => /^openstack\/[^/]+\/meta_data\.json$/.test(path))
    .flatMap(([path, bytes]) => {
      const id = textOf(mapOf({ bytes, file: path })?.uuid);
      return id === undefined ? [] : [{ id, file: paths.get(path) ?? file }];
    });
  const beside = /^instance-id:[ \t]*["']?([^"'\s]+)/m.exec(
    files.get('meta-data')?.toString('utf8') ?? '',
  )?.[1];
  if (beside !== undefined) found.push({ id: beside, file: paths.get('meta-data') ?? file });
  const [first] = found;
  const other = found.find(({ id }) => id !== first?.id);
  if (first === undefined || other === undefined) return [];
  const at = (place: string) => ({ file: place, line: 1, column: 1 });
  return [twoInstanceIds(at(other.file), { ids: [first.id, other.id], first: at(first.file) })];
}

function networkOf(
  metaData: JsonObject,
  {
    file,
    folder,
    piece,
    losses,
  }: {
    readonly file: string;
    readonly folder: string;
    readonly piece: (path: string) => SeedPiece | undefined;
    readonly losses: SourceLoss[];
  },
): ReadSeed['network'] {
  const data = piece(`${folder}/network_data.json`);
  const map = mapOf(data);
  if (data !== undefined && map !== undefined) {
    const { config, lost } = networkOfData(map);
    losses.push(
      ...lost.map((what) =>
        lossIn(data.file, { what, expected: 'a link or network of a kind that is known' }),
      ),
    );
    return { file: data.file, bytes: Buffer.from(JSON.stringify(config)), madeOf: 'network-data' };
  }
  const named = metaData.network_config;
  const path =
    typeof named === 'object' && named !== null && !isList(named) ? textOf(named.content_path) : undefined;
  const eni = path === undefined ? undefined : piece(`openstack${path}`);
  if (eni === undefined) return undefined;
  const config = eniNetwork(eni.bytes.toString('utf8'));
  if (config !== undefined)
    return { file: eni.file, bytes: Buffer.from(JSON.stringify(config)), madeOf: 'eni' };
  losses.push(
    lossIn(file, { what: 'the network in network_config', expected: 'interfaces with addresses or DHCP' }),
  );
  return undefined;
}

/** The operator's `meta` and what else is no key of the format itself. */
function otherKeys(
  metaData: JsonObject,
  { file, losses }: { readonly file: string; readonly losses: SourceLoss[] },
): JsonObject {
  const { meta } = metaData;
  if (metaData.random_seed !== undefined)
    losses.push(
      lossIn(file, {
        what: 'random_seed',
        expected: 'a new one at each start, which the guest makes itself',
      }),
    );
  const inner = typeof meta === 'object' && meta !== null && !isList(meta) ? meta : {};
  const others = Object.entries(metaData).filter(([key]) => !own.includes(key));
  return { ...Object.fromEntries(others), ...inner };
}

const own: readonly string[] = [
  ...['uuid', 'name', 'hostname', 'meta', 'public_keys', 'keys', 'files', 'network_config', 'random_seed'],
];

/** One text, or a list of them. Source: cloudinit/sources/__init__.py convert_vendordata. */
function vendorDataOf(piece: SeedPiece | undefined, losses: SourceLoss[]): ReadSeed['vendorData'] {
  if (piece === undefined) return undefined;
  const data = jsonOf(piece);
  const inner = typeof data === 'object' && data !== null && !isList(data) ? data['cloud-init'] : data;
  const all = inner !== undefined && isList(inner) ? inner : [inner ?? null];
  const texts = all.filter((text) => typeof text === 'string' && text !== '') as readonly string[];
  const { length } = all.filter((text) => text !== null && text !== '' && typeof text !== 'string');
  if (length > 0 && isList(inner ?? null))
    losses.push(
      lossIn(piece.file, {
        what: `${length} of the vendor-data, which are not strings,`,
        expected: 'strings',
      }),
    );
  return texts.length === 0
    ? undefined
    : texts.map((text) => ({ file: piece.file, bytes: Buffer.from(text) }));
}

function jsonOf({ bytes }: SeedPiece): JsonValue {
  try {
    return JSON.parse(bytes.toString('utf8')) as JsonValue;
  } catch {
    return null;
  }
}

function mapOf(piece: SeedPiece | undefined): JsonObject | undefined {
  const value = piece === undefined ? null : jsonOf(piece);
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined;
}

const listOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  value !== undefined && isList(value)
    ? value.filter((item): item is JsonObject => typeof item === 'object' && item !== null && !isList(item))
    : [];

const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
