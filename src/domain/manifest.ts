import type { Access } from './site.js';

/** A file that a build wrote or read: its path, its size in bytes and the SHA-256 of its content in hex. */
export interface FileRecord {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** A secret file that a build read; neither it nor anything made with it stands in the manifest. */
export interface SecretRecord {
  /** As site.yaml names it: relative to the root, or absolute. */
  readonly path: string;
  /** Of `secretDigest`. */
  readonly digest: string;
}

/** A NIC of a device, and where its host plugs it in. */
export interface NicRecord {
  readonly name: string;
  readonly mac?: string;
  readonly bridge?: string;
  readonly vlan_tag?: number;
}

/** What one device's folder in the store holds, and what it was built from. */
export interface DeviceRecord {
  /** The folder in out/store/: the digest of all it was built from. */
  readonly digest: string;
  readonly type: string;
  readonly instance_id: string;
  readonly hostname: string;
  readonly management_ip?: string;
  readonly uuid: string;
  readonly serial?: string;
  /** Its NICs, for programs that make its machine. */
  readonly interfaces?: readonly NicRecord[];
  /** Paths below the store's folder: www/… and images/…, sorted. */
  readonly files: readonly FileRecord[];
}

/** What stands in images/, below the store's folder and below a generation: a volume, a file, or a folder of files. */
export const imageNames = (files: DeviceRecord['files']): readonly string[] => [
  ...new Set(
    files.filter(({ path }) => path.startsWith('images/')).map(({ path }) => path.split('/', 2).join('/')),
  ),
];

/** out/current/manifest.json: what a generation holds and the inputs it came from. */
export interface Manifest {
  readonly format: 1;
  /** Version of seedpress. */
  readonly seedpress: string;
  readonly inputs: {
    readonly digest: string;
    readonly files: readonly FileRecord[];
    /** The file that the tokens were made with, by a digest that tells nothing of it. */
    readonly secret?: SecretRecord;
  };
  readonly site: {
    readonly namespace: string;
    readonly server: { readonly address: string; readonly port: number };
    readonly layouts: readonly string[];
    readonly images: readonly string[];
    readonly access: Access;
  };
  readonly devices: Readonly<Record<string, DeviceRecord>>;
}
