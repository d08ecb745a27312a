/** A device as a row of the fleet's table. */
export interface Row {
  readonly id: string;
  readonly type: string;
  readonly groups: readonly string[];
  readonly hostname: string;
  /** Empty where there is none, as `address` and `serial` are. */
  readonly fqdn: string;
  /** The address by which the server knows the device. */
  readonly address: string;
  /** Those of all interfaces, with their prefixes. */
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  readonly uuid: string;
  readonly serial: string;
  readonly instanceId: string;
  /** Its names in images/, and their bytes where they are known. */
  readonly images: readonly RowImage[];
  /** How many files its document root holds. */
  readonly files: number;
  /** The name of its folder in the store. */
  readonly digest: string;
  /** The input that it is written in. */
  readonly source: string;
}

export interface RowImage {
  readonly name: string;
  readonly bytes?: number;
}

// A fleet has thousands of rows, so their keys are left away.
export type PackedRow = readonly [
  id: string,
  type: string,
  groups: readonly string[],
  names: readonly [hostname: string, fqdn: string, instanceId: string],
  address: string,
  addresses: readonly string[],
  macs: readonly string[],
  uuid: string,
  serial: string,
  images: readonly (readonly [name: string, bytes?: number])[],
  files: number,
  digest: string,
  source: string,
];

export const packRow = (row: Row): PackedRow => [
  row.id,
  row.type,
  row.groups,
  [row.hostname, row.fqdn, row.instanceId],
  row.address,
  row.addresses,
  row.macs,
  row.uuid,
  row.serial,
  row.images.map(({ name, bytes }) => (bytes === undefined ? [name] : [name, bytes])),
  row.files,
  row.digest,
  row.source,
];

export function unpackRow(packed: PackedRow): Row {
  const [id, type, groups, [hostname, fqdn, instanceId], address, addresses, macs, uuid, serial, ...rest] =
    packed;
  const [images, files, digest, source] = rest;
  return {
    ...{ id, type, groups, hostname, fqdn, instanceId, address, addresses, macs, uuid, serial },
    images: images.map(([name, bytes]) => (bytes === undefined ? { name } : { name, bytes })),
    ...{ files, digest, source },
  };
}
