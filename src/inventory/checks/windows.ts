import { windowsBridge, windowsVlan, windowsWithoutMac } from '../../diagnostics/catalogue/windows.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** What cloudbase-init cannot do with a network. Source: cloudbaseinit/plugins/common/networkconfig.py. */
export const windows = eachDevice(['interfaces'], ({ device, source }) => {
  if (device.os !== 'windows' || !isOfInterfaces(device)) return [];
  const kinds = new Map(device.interfaces.map(({ name, kind }) => [name, kind]));
  return device.interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    const { name, kind, mac } = iface;
    const placeOf = (key: string) => originAt(source, ['interfaces', index, key]);
    if (kind === 'bridge') return [windowsBridge(placeOf('kind'), { name })];
    if (kind === 'vlan' && kinds.get(iface.link) !== 'bond')
      return [windowsVlan(placeOf('link'), { name, link: iface.link })];
    return kind === 'ethernet' && mac === undefined ? [windowsWithoutMac(placeOf('mac'), { name })] : [];
  });
});
