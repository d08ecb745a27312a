import { defaultGuest, type KnownGuests } from '../../domain/guest.js';
import type { JsonObject } from '../../domain/json.js';
import type { SourceMap, SourceNode, SourcePath } from '../../domain/source-node.js';
import { uuidOf } from '../../domain/uuid.js';
import { isTemplateNode } from '../texts/is-template.js';
import type { DeviceLooks } from '../texts/record-texts.js';
import { holdsTemplate, sharedView } from '../texts/shared-view.js';
import { unsetDevice } from './device-view.js';
import { unsetInterface } from './interface-view.js';

type TextOf = DeviceLooks['textOf'];

/**
 * `device` as the texts of its own record see it: made of nothing until somebody looks, since most texts look
 * at one field. A known field that nothing sets is null or empty, so that `{% if device.fqdn %}` works;
 * hostname, uuid, guest and os have their defaults.
 */
export function lazyDevice(
  record: SourceMap,
  {
    looks: { textOf, id },
    type,
    namespace,
    guests,
  }: { looks: DeviceLooks; type: string; namespace: string; guests: KnownGuests },
): Readonly<Record<string, unknown>> {
  const derived = {
    type: () => type,
    hostname: () => hostnameOf(record, device),
    uuid: () => uuidOf({ namespace, id: String(device.id) }),
    guest: () => defaultGuest(guests, device.os === 'windows' ? 'windows' : 'linux'),
    // Asked for only where it is not set: then the guest has it, if one is.
    os: () => (record.entries.has('guest') ? guests[String(device.guest)]?.os : undefined) ?? 'linux',
  };
  const device = lazyMap(record, { path: [], textOf, unset: unsetDevice, always: { id }, derived });
  return device;
}

/** The first label of the full name, unless that is made of the host name itself; `toDevice` has the same rule. */
function hostnameOf(record: SourceMap, device: Readonly<Record<string, unknown>>): unknown {
  const node = record.entries.get('fqdn')?.node;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || /\bhostname\b/.test(node.value))
    return device.id;
  return String(device.fqdn).split('.', 1)[0];
}

interface Place {
  readonly path: SourcePath;
  readonly textOf: TextOf;
}

interface MapOptions extends Place {
  readonly unset: JsonObject;
  /** Values that no record sets otherwise. */
  readonly always: Readonly<Record<string, () => unknown>>;
  /** Values of what the record does not set. */
  readonly derived: Readonly<Record<string, () => unknown>>;
}

function lazyMap(
  map: SourceMap,
  { path, textOf, unset, always, derived }: MapOptions,
): Readonly<Record<string, unknown>> {
  const isSet = (key: string): boolean => {
    const node = map.entries.get(key)?.node;
    return node !== undefined && !(node.kind === 'scalar' && node.value === null);
  };
  // The target has the keys alone; `get` gives the values.
  const target: Record<string, unknown> = { ...unset };
  for (const key of map.entries.keys()) if (isSet(key) || !Object.hasOwn(unset, key)) target[key] = null;
  for (const key in always) target[key] = null;
  for (const key in derived) target[key] = null;
  return new Proxy(target, {
    get: (held, key) => {
      if (typeof key !== 'string' || !Object.hasOwn(held, key)) return undefined;
      if (Object.hasOwn(always, key)) return always[key]?.();
      const node = isSet(key) ? map.entries.get(key)?.node : undefined;
      if (node !== undefined) return valueOf(node, { path: [...path, key], textOf });
      return Object.hasOwn(derived, key) ? derived[key]?.() : held[key];
    },
  });
}

function valueOf(node: SourceNode, { path, textOf }: Place): unknown {
  if (node.kind === 'scalar') return isTemplateNode(node) ? textOf({ scalar: node, path }) : node.value;
  if (path[0] !== 'interfaces' && !holdsTemplate(node)) return sharedView(node);
  if (node.kind === 'list') return lazyList(node.items, { path, textOf });
  const unset = path.length === 2 && path[0] === 'interfaces' ? unsetInterface : {};
  return lazyMap(node, { path, textOf, unset, always: {}, derived: {} });
}

function lazyList(items: readonly SourceNode[], { path, textOf }: Place): readonly unknown[] {
  const list: unknown[] = [];
  items.forEach((item, index) => {
    const get = () => valueOf(item, { path: [...path, index], textOf });
    Object.defineProperty(list, index, { get, enumerable: true, configurable: true });
  });
  return list;
}
