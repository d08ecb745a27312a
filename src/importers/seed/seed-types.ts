import type { JsonObject } from '../../domain/json.js';
import { sha256 } from '../../domain/sha256.js';
import { numbered } from '../site/device-ids.js';
import type { ImportedDevice, ImportedFolder } from '../site/site-files.js';
import { typeName } from '../site/type-name.js';
import type { ImportedParts } from './imported-parts.js';

interface Parts {
  readonly parts: ImportedParts | undefined;
  readonly vendor: ImportedParts | undefined;
}

interface SeedType extends Parts {
  readonly devices: string[];
  readonly templates: Map<string, string | Uint8Array>;
}

/** The types of seeds: one for each user-data with its vendor-data. */
export class SeedTypes {
  readonly #types = new Map<string, SeedType>();

  /** A key that stands for the type until all its devices are known. */
  typeOf(id: string, { parts, vendor }: Parts): string {
    const key = sha256(JSON.stringify([contentOf(parts), contentOf(vendor)]));
    const type: SeedType = this.#types.get(key) ?? { parts, vendor, devices: [], templates: new Map() };
    type.devices.push(id);
    this.#types.set(key, type);
    return key;
  }

  /** The name under which a file lies in the folder of a type; equal files are one. */
  template(key: string, name: string, content: string | Uint8Array): string {
    const { templates } = this.#types.get(key) as SeedType;
    const same = (other: string | Uint8Array): boolean =>
      Buffer.from(other as string).equals(Buffer.from(content as string));
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : name.replace(/(\.[^./]*)?$/, `-${number}$1`);
      const held = templates.get(candidate);
      if (held === undefined) templates.set(candidate, content);
      if (held === undefined || same(held)) return candidate;
    }
  }

  folders(): readonly ImportedFolder[] {
    const names = this.#names();
    return [...this.#types].map(([key, { parts, vendor, templates }]) => ({
      kind: 'type',
      name: names.get(key) as string,
      fields: partsFields({ parts, vendor }),
      templates: [
        ...(parts?.templates ?? []),
        ...(vendor?.templates ?? []),
        ...[...templates].map(([name, content]) => ({ name, content })),
      ],
      losses: [...(parts?.losses ?? []), ...(vendor?.losses ?? [])],
    }));
  }

  /** The devices with the names of their types in the place of the keys. */
  named(devices: readonly ImportedDevice[]): readonly ImportedDevice[] {
    const names = this.#names();
    return devices.map((device) => ({
      ...device,
      fields: { ...device.fields, type: names.get(device.fields.type) as string },
    }));
  }

  #names(): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const stems = [...this.#types.values()].map(({ devices }) => typeName(devices));
    return new Map(
      [...this.#types].map(([key, { devices }]) => {
        const stem = typeName(devices);
        // Of several with one stem the lone devices give their whole names.
        const isShared = stems.filter((each) => each === stem).length > 1;
        const name = numbered(isShared && devices.length === 1 ? (devices[0] as string) : stem, taken);
        taken.add(name);
        return [key, name];
      }),
    );
  }
}

/** The keys of a type.yaml that parts make. */
export function partsFields({ parts, vendor }: Parts): JsonObject {
  return {
    ...(parts?.guest !== undefined && { guest: parts.guest }),
    ...(parts?.format !== undefined && { user_data_format: parts.format }),
    ...(parts?.isGzip === true && { gzip_user_data: true }),
    ...(parts !== undefined && parts.entries.length > 0 && { user_data: parts.entries }),
    ...(vendor !== undefined && vendor.entries.length > 0 && { vendor_data: vendor.entries }),
  };
}

const contentOf = (parts: ImportedParts | undefined): unknown =>
  parts && [
    parts.entries,
    parts.templates,
    parts.format,
    parts.isGzip,
    parts.guest,
    parts.losses.map(({ what }) => what),
  ];
