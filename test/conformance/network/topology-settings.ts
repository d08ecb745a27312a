import type { InterfaceAddress } from '../../../src/domain/ip-address.js';
import type { JsonValue } from '../../../src/domain/json.js';
import { type Setting, settingsOf } from '../../../src/domain/netplan-settings.js';
import type { Interface } from '../../../src/domain/network.js';
import type { Draws } from './topology-draws.js';

/** A network in which some interfaces have settings that only netplan knows, and some addresses a label or a lifetime. */
export function withNetplanSettings(
  interfaces: readonly Interface[],
  drawn: Pick<Draws, 'extras' | 'hasLabel' | 'hasLifetime' | 'ofRoute'>,
): readonly Interface[] {
  return withRouteOption(withAddressOptions(withSettings(interfaces, drawn), drawn), drawn);
}

function withSettings(
  interfaces: readonly Interface[],
  { extras }: Pick<Draws, 'extras'>,
): readonly Interface[] {
  const nics = interfaces.filter(({ kind, name }) => kind === 'ethernet' && name !== 'lo');
  return extras.reduce<readonly Interface[]>((all, drawn) => {
    const index = drawn.interface % all.length;
    const iface = all[index] as Interface;
    // netplan wants Open vSwitch itself for its settings.
    const table = Object.entries(settingsOf(iface.kind)).filter(([name]) => name !== 'openvswitch');
    const [name, setting] = table[drawn.setting % table.length] as readonly [string, Setting];
    const link = nics.find((nic) => nic.name !== iface.name)?.name;
    const value = valueOf(setting, { number: drawn.value, link });
    if (value === undefined || iface.name === 'lo') return all;
    return all.with(index, { ...iface, netplan: { ...iface.netplan, [name]: value } });
  }, interfaces);
}

function withAddressOptions(
  made: readonly Interface[],
  { hasLabel, hasLifetime }: Pick<Draws, 'hasLabel' | 'hasLifetime'>,
): readonly Interface[] {
  const options: Pick<InterfaceAddress, 'label' | 'lifetime'> = {
    ...(hasLabel && { label: 'eth0:web' }),
    ...(hasLifetime && { lifetime: '0' }),
  };
  const holder = made.findIndex(({ addresses }) => addresses.length > 0);
  const [first, ...others] = made[holder]?.addresses ?? [];
  if (first === undefined || Object.keys(options).length === 0) return made;
  const addresses: readonly InterfaceAddress[] = [{ ...first, ...options }, ...others];
  return made.with(holder, { ...(made[holder] as Interface), addresses });
}

function withRouteOption(
  made: readonly Interface[],
  { ofRoute }: Pick<Draws, 'ofRoute'>,
): readonly Interface[] {
  const holder = made.findIndex(({ routes }) => routes.length > 0);
  const [first, ...others] = made[holder]?.routes ?? [];
  if (first === undefined || ofRoute === undefined) return made;
  return made.with(holder, {
    ...(made[holder] as Interface),
    routes: [{ ...first, [ofRoute]: 1200 }, ...others],
  });
}

function valueOf(
  setting: Setting,
  { number, link }: { readonly number: number; readonly link?: string | undefined },
): JsonValue | undefined {
  switch (setting.is) {
    case 'flag':
    case 'flag or word':
      return number % 2 === 0;
    case 'number':
      return Math.max(setting.min, number % 5);
    case 'word':
      return setting.of[number % setting.of.length];
    case 'words':
      return [setting.of[number % setting.of.length] as string];
    case 'text':
      return 'some text';
    case 'interface':
      return link;
    case 'settings':
      return Object.fromEntries(
        Object.entries(setting.of).map(([name, inner]) => [name, valueOf(inner, { number }) ?? null]),
      );
    case 'verbatim':
      return { passthrough: { 'ethernet.speed': '1000' } };
  }
}
