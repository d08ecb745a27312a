import type { Device } from '../domain/device.js';
import type { LayoutSmbios } from '../domain/layout.js';
import type { ImageFormat } from '../domain/site.js';

/** The ways in which a machine can get its seed. */
export const ways = ['iso', 'url', 'address'] as const;
export type Way = (typeof ways)[number];

export const firmwares = ['bios', 'efi'] as const;
export type Firmware = (typeof firmwares)[number];

/** What a hypervisor is told about one machine: its seed, its identity, and its NICs in their order. */
export interface Machine {
  readonly id: string;
  /** SMBIOS system-uuid. */
  readonly uuid: string;
  /** SMBIOS system-serial-number: the device's own, or the text that leads its client to a URL. */
  readonly serial?: string;
  /** SMBIOS system-product-name. */
  readonly product?: string;
  readonly os: Device['os'];
  readonly nics: readonly MachineNic[];
  readonly seed?: SeedImage;
  /** The disk that the machine boots from. */
  readonly disk?: Disk;
  readonly memoryMib: number;
  readonly firmware: Firmware;
  /** The host's bridge that all NICs are on. */
  readonly bridge?: string;
  /** Proxmox's number of the machine. */
  readonly vmid?: string;
}

export interface MachineNic {
  /** As the guest calls it. */
  readonly name: string;
  readonly mac?: string;
  /** The host's end of it. */
  readonly tap?: string;
}

/** A seed image by its absolute path. An ISO goes into a CD-ROM drive, a VFAT image is a small disk. */
export interface SeedImage {
  readonly path: string;
  readonly format: ImageFormat;
}

export interface Disk {
  readonly path: string;
  readonly format: 'raw' | 'qcow2';
}

/** How one device is to be attached. */
export interface Attachment {
  /** A way with what it needs. */
  readonly seed:
    | { readonly by: 'iso'; readonly image: SeedImage }
    | ({ readonly by: 'url'; readonly url: string } & Required<Pick<LayoutSmbios, 'serial'>>)
    | ({ readonly by: 'address' } & Pick<LayoutSmbios, 'product'>);
  readonly disk?: Disk;
  readonly memoryMib: number;
  /** bios where nothing is said. */
  readonly firmware?: Firmware;
  readonly bridge?: string;
  readonly vmid?: string;
}

/** The machine of a device. */
export function machineOf(
  { id, uuid, serial, os, interfaces }: Pick<Device, 'id' | 'uuid' | 'serial' | 'os' | 'interfaces'>,
  { seed, firmware = 'bios', ...rest }: Attachment,
): Machine {
  const serialText = seed.by === 'url' ? seed.serial(seed.url) : serial;
  const product = seed.by === 'address' ? seed.product : undefined;
  return {
    id,
    uuid,
    ...(serialText === undefined ? {} : { serial: serialText }),
    ...(product === undefined ? {} : { product }),
    os,
    firmware,
    nics: interfaces.flatMap((iface) =>
      iface.kind === 'ethernet'
        ? [
            {
              name: iface.name,
              ...(iface.mac === undefined ? {} : { mac: iface.mac }),
              ...(iface.tap === undefined ? {} : { tap: iface.tap }),
            },
          ]
        : [],
    ),
    ...(seed.by === 'iso' ? { seed: seed.image } : {}),
    ...rest,
  };
}
