import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';

/** The address by which a server may know the machine: of the interface that leads out, else of the first. */
export function managementAddress({ interfaces = null }: JsonObject): string | undefined {
  const all = isList(interfaces) ? interfaces.filter(isMap) : [];
  const leadsOut = (entry: JsonObject): boolean =>
    entry.gateway4 !== undefined ||
    entry.gateway6 !== undefined ||
    JSON.stringify(entry.routes ?? '').includes('"default"');
  const held = [...all.filter(leadsOut), ...all].flatMap(({ addresses = null }) =>
    isList(addresses) ? addresses : [],
  );
  const [first] = held.filter((address) => typeof address === 'string');
  return first?.replace(/\/\d+$/, '');
}

const isMap = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
