import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';
import type { SourceLoss } from '../loss.js';

/** The devices that an import has from elsewhere. */
export interface DevicesBeside {
  readonly ids: readonly string[];
  readonly unique: Uniqueness;
}

/** What no two devices of a site may have; addresses may, where it is said. */
export class Uniqueness {
  readonly #taken = new Map<string, string>();

  /** The fields of a device without those that another one has already. */
  checked(
    fields: JsonObject,
    { id, file, line = 1 }: { readonly id: string; readonly file: string; readonly line?: number },
  ): { readonly fields: JsonObject; readonly losses: readonly SourceLoss[] } {
    const losses: SourceLoss[] = [];
    const kept = Object.entries({ ...fields }).filter(([key, value]) => {
      if (!uniqueKeys.includes(key) || typeof value !== 'string') return true;
      const owner = this.#take(`${key} ${value.toLowerCase()}`, id);
      if (owner === undefined) return true;
      losses.push({
        position: { file, line, column: 1 },
        what: `${key} "${value}" of ${id}`,
        expected: `a value that ${owner} does not have`,
      });
      return false;
    });
    if (fields.hostname === undefined) this.#take(`hostname ${id}`, id);
    const { interfaces, ...others } = Object.fromEntries<JsonValue>(kept);
    if (interfaces === undefined || !isList(interfaces)) return { fields: Object.fromEntries(kept), losses };
    return {
      fields: { ...others, interfaces: interfaces.map((entry) => this.#interface(entry, id)) },
      losses,
    };
  }

  /** Addresses that another device has as well. */
  #interface(entry: JsonValue, id: string): JsonValue {
    if (typeof entry !== 'object' || entry === null || isList(entry)) return entry;
    const { addresses = null } = entry;
    const isShared = (isList(addresses) ? addresses : [])
      .filter((address) => typeof address === 'string')
      .map((address) => this.#take(`address ${address.replace(/\/\d+$/, '')}`, id))
      .some((owner) => owner !== undefined);
    return isShared ? { ...entry, duplicate_ok: true } : entry;
  }

  /** The other device that has it already. */
  #take(key: string, id: string): string | undefined {
    const owner = this.#taken.get(key);
    this.#taken.set(key, owner ?? id);
    return owner === id ? undefined : owner;
  }
}

const uniqueKeys: readonly string[] = ['hostname', 'fqdn', 'uuid', 'serial', 'management_ip'];
