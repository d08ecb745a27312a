import { plainValue } from '../../cloud-init/values/plain-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';
import { lossIn, lossOfMessage, type SourceLoss } from '../loss.js';
import { convertNetwork } from '../network/convert-network.js';
import type { ReadSeed } from './read-seed.js';

/** The network of a seed: fields of a device, or a file that stays as it is. */
export interface SeedNetwork {
  readonly fields: JsonObject;
  /** The text of a template, and why it stays. */
  readonly verbatim?: { readonly text: string; readonly why: string };
  readonly losses: readonly SourceLoss[];
}

/** Interfaces where they say all that the file says. `refused` is why the inventory does not take those. */
export function seedNetwork(
  { network }: ReadSeed,
  { refused }: { readonly refused: string | undefined },
): SeedNetwork {
  if (network === undefined) return { fields: {}, losses: [] };
  const { file, bytes, madeOf } = network;
  const { text = '', diagnostics } = convertNetwork({ file, bytes });
  const fields = fieldsOf(text);
  const interfaces = fields.interfaces ?? null;
  const isEmpty = fields.network_config === undefined && (!isList(interfaces) || interfaces.length === 0);
  if (madeOf !== undefined) {
    const losses = diagnostics.map(lossOfMessage);
    if (refused === undefined) {
      const named = madeOf === 'eni' ? fields : withoutNames(fields);
      return { fields: isEmpty ? {} : named, losses };
    }
    const expected = 'a network that a build takes';
    return { fields: {}, losses: [...losses, lossIn(file, { what: `the network (${refused})`, expected })] };
  }
  const [first] = diagnostics;
  // No network at all would be DHCP; an empty one is none.
  if (first !== undefined || isEmpty || refused !== undefined)
    return {
      fields: {},
      verbatim: { text: bytes.toString('utf8'), why: first?.found ?? refused ?? 'it has no interfaces' },
      losses: [],
    };
  return {
    fields: { ...fields, ...(isVersionOne(bytes.toString('utf8')) && { network_config: 'v1' }) },
    losses: [],
  };
}

/** A NIC that its MAC alone tells keeps the name that it has in the guest. */
function withoutNames({ interfaces = null, ...others }: JsonObject): JsonObject {
  const all = isList(interfaces) ? interfaces.filter(isMap) : [];
  const parts = new Set(
    all.flatMap(({ members = null, link }) => [...(isList(members) ? members : []), link]),
  );
  const kept = all.map(({ set_name, ...entry }) =>
    set_name === undefined ? entry : { ...entry, set_name: parts.has(entry.name) },
  );
  return { ...others, interfaces: kept };
}

function fieldsOf(text: string): JsonObject {
  const read = readYaml(text);
  const value: JsonValue = read.ok ? plainValue(read.value) : null;
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isVersionOne(text: string): boolean {
  const config = fieldsOf(text);
  const { network } = config;
  const inner = typeof network === 'object' && network !== null && !isList(network) ? network : config;
  return (
    inner.version === 1 ||
    inner.version === '1' ||
    (inner.version === undefined && isList(inner.config ?? null))
  );
}

const isMap = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
