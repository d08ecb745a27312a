import type { DeviceRecord } from '../../domain/manifest.js';
import { storedImage } from '../../domain/manifest.js';
import type { Access } from '../../domain/site.js';

/** The folders of a generation that hold names alone: links into the store. */
export const nameFolders = [
  'www',
  'images',
  'by-uuid',
  'by-serial',
  'by-ip',
  'by-id',
  's',
  'smbios-uuid',
  'smbios-serial',
] as const;

/**
 * The folders by which a server finds whose data a request may read. A way that is not allowed has no folder: a server
 * needs no setting to know, and takes the site's word in the same rename as its data.
 */
const accessFolders: Readonly<Record<Access, readonly (typeof nameFolders)[number][]>> = {
  address: ['by-ip'],
  token: ['s'],
  open: ['by-ip', 'by-id', 'smbios-uuid', 'smbios-serial'],
};

export const foldersFor = (access: Access): readonly (typeof nameFolders)[number][] => [
  'www',
  'images',
  'by-uuid',
  'by-serial',
  ...accessFolders[access],
];

/** Where a name leads that stands in a folder of a generation. */
export const linkTo = (stored: string): string => `../../../store/${stored}`;

export interface Naming {
  readonly access: Access;
  /** A device's token; undefined where access is not by token. */
  readonly tokenOf: (id: string) => string | undefined;
}

/** All names of a device below a generation, and what each leads to below out/store/. */
export function namesOf(
  id: string,
  record: DeviceRecord,
  naming: Naming,
): readonly (readonly [name: string, stored: string])[] {
  const { digest, images } = record;
  const own = [...plainNamesOf(id, record), ...accessNamesOf(id, record, naming)];
  return [
    ...own.map((name) => [name, digest] as const),
    ...images.map((name) => [`images/${name}`, storedImage(name, { id, digest })] as const),
  ];
}

/** Names of a device's folder that no server of ours asks for: they are for people and programs on this machine. */
const plainNamesOf = (id: string, { uuid, serial }: DeviceRecord): readonly string[] => [
  `www/${id}`,
  `by-uuid/${uuid}`,
  ...(serial === undefined ? [] : [`by-serial/${serial}`]),
];

/** By what SMBIOS says: a server asks for these, and finds them in open sites alone, since a UUID can be guessed. */
const smbiosNamesOf = ({ uuid, serial }: DeviceRecord): readonly string[] => [
  `smbios-uuid/${uuid}`,
  ...(serial === undefined ? [] : [`smbios-serial/${serial}`]),
];

/** The names of a device by which a server finds whose data a request may read. */
export function accessNamesOf(
  id: string,
  record: DeviceRecord,
  { access, tokenOf }: Naming,
): readonly string[] {
  if (access === 'token') {
    const token = tokenOf(id);
    if (token === undefined) throw new Error(`no token for ${id}, although access is by token`);
    return [`s/${token}`];
  }
  const address = record.management_ip;
  const byAddress = address === undefined ? [] : [`by-ip/${address}`];
  return access === 'open' ? [...byAddress, `by-id/${id}`, ...smbiosNamesOf(record)] : byAddress;
}
