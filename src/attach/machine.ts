import type { Device } from '../domain/device.js';
import type { LayoutSmbios } from '../domain/layout.js';
import type { ImageFormat } from '../domain/site.js';

/** The ways in which a machine can get its seed. */
export const ways = ['iso', 'url', 'address', 'files', 'guestinfo'] as const;
export type Way = (typeof ways)[number];

export const firmwares = ['bios', 'efi'] as const;
export type Firmware = (typeof firmwares)[number];

/** What a hypervisor is told about one machine: its seed, its identity, and its NICs in their order. */
export interface Machine {
  readonly id: string;
  /** As the hypervisor calls it. */
  readonly name: string;
  readonly hostname: string;
  /** SMBIOS system-uuid. */
  readonly uuid: string;
  /** SMBIOS system-serial-number: the device's own, or the text that leads its client to a URL. */
  readonly serial?: string;
  /** SMBIOS system-product-name. */
  readonly product?: string;
  /** SMBIOS system-manufacturer. */
  readonly manufacturer?: string;
  readonly os: Device['os'];
  readonly nics: readonly MachineNic[];
  readonly publicKeys: Device['publicKeys'];
  /** By iso. */
  readonly seed?: SeedImage;
  /** By url. */
  readonly url?: string;
  /** By files. */
  readonly files?: SeedFiles;
  /** By guestinfo: settings of VMware by their names. */
  readonly guestinfo?: Readonly<Record<string, string>>;
  /** The disk that the machine boots from. */
  readonly disk?: Disk;
  readonly memoryMib: number;
  readonly firmware: Firmware;
  /** The host's bridge of NICs that name none themselves. */
  readonly bridge?: string;
  /** Proxmox's number of the machine. */
  readonly vmid?: string;
  /** Which of the hypervisor's forms is printed; the first where nothing is said. */
  readonly form?: string;
  /** A machine that is there already, and what is known of it. */
  readonly existing?: ExistingMachine;
  /** The NICs of a machine that is there are written anew. */
  readonly replacesNics: boolean;
  /** Somebody chose the uuid; otherwise it was made of the device's id. */
  readonly hasOwnUuid: boolean;
  /** The absolute path of what is published: out/current. */
  readonly published: string;
}

export interface MachineNic {
  /** As the guest calls it. */
  readonly name: string;
  readonly mac?: string;
  /** The host's end of it. */
  readonly tap?: string;
  /** The host's bridge that it is on. */
  readonly bridge?: string;
  readonly vlanTag?: number;
}

/** A seed image by its absolute path. An ISO goes into a CD-ROM drive, a VFAT image is a small disk. */
export interface SeedImage {
  readonly path: string;
  readonly format: ImageFormat;
}

type UrlSerial = Required<Pick<LayoutSmbios, 'serial'>>;

/** NoCloud's files: the absolute path of their folder, and what is in those that a guest needs. */
export interface SeedFiles extends UrlSerial {
  readonly folder: string;
  readonly contents: ReadonlyMap<SeedFileName, Uint8Array>;
}

export const seedFileNames = ['meta-data', 'user-data', 'vendor-data', 'network-config'] as const;
export type SeedFileName = (typeof seedFileNames)[number];

export interface Disk {
  readonly path: string;
  readonly format: 'raw' | 'qcow2';
}

/** What a hypervisor said of a machine that is there; empty where nobody could ask it. */
export interface ExistingMachine {
  readonly uuid?: string;
  readonly isRunning?: boolean;
  /** Its drives by the names that the hypervisor gives them. */
  readonly drives?: readonly { readonly name: string; readonly isCdrom: boolean }[];
  readonly macs?: readonly string[];
}

/** How one device is to be attached. */
export interface Attachment {
  /** A way with what it needs. */
  readonly seed:
    | { readonly by: 'iso'; readonly image: SeedImage }
    | ({ readonly by: 'url'; readonly url: string } & UrlSerial)
    | ({ readonly by: 'address' } & Pick<LayoutSmbios, 'product'>)
    | { readonly by: 'files'; readonly files: SeedFiles }
    | { readonly by: 'guestinfo'; readonly settings: Readonly<Record<string, string>> };
  readonly disk?: Disk;
  readonly memoryMib: number;
  /** The device's id where nothing is said. */
  readonly name?: string;
  /** bios where nothing is said. */
  readonly firmware?: Firmware;
  readonly bridge?: string;
  readonly vmid?: string;
  readonly form?: string;
  readonly existing?: ExistingMachine;
  readonly replacesNics?: boolean;
  readonly hasOwnUuid?: boolean;
  readonly published?: string;
  /** SMBIOS is that of a machine of Amazon. */
  readonly asAws?: boolean;
}

/** The parts of a device that hypervisors hear of. */
export type AttachedDevice = Pick<
  Device,
  'id' | 'hostname' | 'uuid' | 'serial' | 'os' | 'interfaces' | 'publicKeys'
>;
