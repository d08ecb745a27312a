import { notImportable } from '../../diagnostics/catalogue/import.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { numbered, uniqueIds } from '../site/device-ids.js';
import { managementAddress } from '../site/management-address.js';
import { protectedText } from '../site/protected.js';
import { refusedDevices } from '../site/refused-devices.js';
import {
  type ImportedDevice,
  type ImportedFolder,
  type ImportedSite,
  siteFiles,
} from '../site/site-files.js';
import { type DevicesBeside, Uniqueness } from '../site/uniqueness.js';
import { type FoundSeed, findSeeds } from './find-seeds.js';
import { importedParts, importedVendorData } from './imported-parts.js';
import { isConfigDrive, readConfigDrive } from './read-config-drive.js';
import { readNocloud } from './read-nocloud.js';
import type { ReadSeed } from './read-seed.js';
import { seedIdentity, uuidFields } from './seed-device.js';
import { seedNetwork } from './seed-network.js';
import { SeedTypes } from './seed-types.js';
import { siteOfSeeds } from './site-of-seeds.js';

/** Seeds as devices: those with the same user-data and vendor-data are of one type. */
export async function convertSeeds(source: ImportSource): Promise<Imported> {
  const { seeds, broken } = findSeeds(source);
  const errors = broken.map(({ file, why }) =>
    notImportable(startOf(file), {
      found: `the image cannot be read: ${why}`,
      expected: 'an ISO 9660 or FAT image',
    }),
  );
  if (seeds.length === 0 && errors.length === 0) {
    const found = 'files' in source ? 'there is no seed in this folder' : 'this is not a seed';
    const expected =
      'user-data and meta-data of NoCloud, a config drive, an image of one, or a folder of them';
    errors.push(notImportable(startOf(source.file), { found, expected }));
  }
  return errors.length > 0
    ? { diagnostics: errors, taken: {} }
    : convertFound(seeds, { origin: source.file });
}

/** The same of seeds wherever they were found; `moreBeside` makes what else there is beside their devices. */
export async function convertFound(
  seeds: readonly FoundSeed[],
  {
    origin,
    moreBeside = () => ({}),
  }: {
    readonly origin: string;
    readonly moreBeside?: (
      beside: DevicesBeside,
    ) => Partial<Pick<ImportedSite, 'folders' | 'devices' | 'losses' | 'notes'>>;
  },
): Promise<Imported> {
  const read = seeds.map((found) => ({
    found,
    seed: isConfigDrive(found) ? readConfigDrive(found) : readNocloud(found),
  }));
  const mistakes = read.flatMap(({ seed }) => seed.errors);
  if (mistakes.length > 0) return { diagnostics: mistakes, taken: {} };
  const filesOf = (refused: ReadonlyMap<string, string>): Imported => {
    const unique = new Uniqueness();
    const site = siteOf(read, { refused, unique });
    const more = moreBeside({ ids: site.devices.map(({ fields }) => fields.id), unique });
    const folders = renamed(more.folders ?? [], site.folders);
    const ofRenamed = (device: ImportedDevice): ImportedDevice => {
      const index = (more.folders ?? []).findIndex(({ name }) => name === device.fields.type);
      return { ...device, fields: { ...device.fields, type: folders[index]?.name ?? device.fields.type } };
    };
    return siteFiles(
      {
        ...site,
        // Without a seed nothing says which clients there are.
        site: seeds.length === 0 ? {} : site.site,
        folders: [...site.folders, ...folders],
        devices: [...site.devices, ...(more.devices ?? []).map(ofRenamed)],
        losses: more.losses ?? [],
        notes: [...(site.notes ?? []), ...(more.notes ?? [])],
      },
      { origin },
    );
  };
  const first = filesOf(new Map());
  const refused = await refusedDevices(first.files ?? []);
  return refused.size === 0 ? first : filesOf(refused);
}

/** Folders under names that others do not have. */
function renamed(
  folders: readonly ImportedFolder[],
  others: readonly ImportedFolder[],
): readonly ImportedFolder[] {
  const taken = new Set(others.map(({ name }) => name));
  return folders.map((folder) => {
    const name = numbered(folder.name, taken);
    taken.add(name);
    return { ...folder, name };
  });
}

const startOf = (file: string) => ({ file, line: 1, column: 1 });

interface Read {
  readonly found: FoundSeed;
  readonly seed: ReadSeed;
}

function siteOf(
  read: readonly Read[],
  { refused, unique }: { readonly refused: ReadonlyMap<string, string>; readonly unique: Uniqueness },
): ImportedSite {
  const ids = uniqueIds(
    read.map(({ found, seed }) => [seed.hostname?.split('.')[0] ?? '', found.name, seed.instanceId ?? '']),
  );
  const types = new SeedTypes();
  const site = siteOfSeeds(read.map(({ found }) => found));
  const notes: string[] = [];
  const devices = read.map(({ found, seed }, index): ImportedDevice => {
    const id = ids[index] as string;
    return deviceOf(seed, { found, id, types, unique, notes, refused: refused.get(id) });
  });
  return { site, folders: types.folders(), devices: types.named(devices), notes };
}

interface Context {
  readonly found: FoundSeed;
  readonly id: string;
  readonly types: SeedTypes;
  readonly unique: Uniqueness;
  readonly notes: string[];
  readonly refused: string | undefined;
}

function deviceOf(seed: ReadSeed, { found, id, types, unique, notes, refused }: Context): ImportedDevice {
  const file = found.paths.get('meta-data') ?? seed.userData?.file ?? found.file;
  const identity = seedIdentity(seed, { id, file });
  const network = seedNetwork(seed, { refused });
  const parts = seed.userData === undefined ? undefined : importedParts(seed.userData, { list: 'user_data' });
  const vendor = seed.vendorData === undefined ? undefined : importedVendorData(seed.vendorData);
  const type = types.typeOf(id, { parts, vendor });
  const template =
    network.verbatim && types.template(type, 'network-config.yaml', protectedText(network.verbatim.text));
  if (network.verbatim !== undefined)
    notes.push(`${id}: its network-config stays as it is in templates/, because ${network.verbatim.why}`);
  if (seed.hostname === undefined)
    notes.push(`${id}: the seed has no host name; a build gives the machine the name "${id}"`);
  if (isConfigDrive(found) && ['user-data', 'meta-data'].some((name) => found.files.has(name)))
    notes.push(
      `${id}: the folder has a config drive and files of NoCloud; what came over is the config drive, and a guest may read the other`,
    );
  const files = seed.guestFiles.map(({ path, bytes }) => ({
    path,
    file: types.template(type, `files/${path.replace(/^.*\//, '')}`, bytes),
  }));
  const address = managementAddress(network.fields);
  const { fields, losses } = unique.checked(
    {
      ...identity.fields,
      ...(isConfigDrive(found) && uuidFields(seed)),
      ...(address !== undefined && { management_ip: address }),
      ...(template !== undefined && { network_config: { template } }),
      ...network.fields,
      ...(files.length > 0 && { files }),
    },
    { id, file },
  );
  return {
    fields: { id, type, ...fields },
    losses: [...seed.losses, ...identity.losses, ...network.losses, ...losses],
  };
}
