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

/** What the store holds of one device, and what it was built from. */
export interface DeviceRecord {
  /** Its folder in out/store/, which is its document root: the digest of all that it was built from. */
  readonly digest: string;
  /** The digest of all that it holds, paths and bytes: `contentDigest`. */
  readonly content: string;
  readonly type: string;
  readonly instance_id: string;
  readonly hostname: string;
  readonly management_ip?: string;
  readonly uuid: string;
  readonly serial?: string;
  /** Its NICs, for programs that make its machine. */
  readonly interfaces?: readonly NicRecord[];
  /** Of a device with `sealed: true`: whether its parts have left the published tree. */
  readonly sealed?: boolean;
  /** How many files its document root holds. */
  readonly files: number;
  /** Its names in images/, each of a volume, a file or a folder of files. They begin with its id. */
  readonly images: readonly string[];
  /** How many bytes each of them holds; older builds did not say. */
  readonly image_bytes?: readonly number[];
}

/** How much a generation holds. */
export interface Totals {
  readonly devices: number;
  readonly files: number;
  readonly images: number;
}

/** Where the store holds what has this name in images/, below out/store/. */
export const storedImage = (name: string, { id, digest }: { id: string; digest: string }): string =>
  `${digest}${name.slice(id.length)}`;

/** out/current/manifest.json: what a generation holds and the inputs it came from. */
export interface Manifest {
  readonly format: 2;
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
