import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { SourceNode } from '../../domain/source-node.js';
import { networkDataLimits } from '../../inventory/checks/network-data.js';
import { networkLosses } from '../../inventory/checks/network-losses.js';
import type { Inventory } from '../../inventory/resolve-inventory.js';
import { knownLayouts, layoutsOf } from '../../layouts/index.js';
import { urlLayouts } from '../site/url-serial.js';

/**
 * What a machine that reads its seed from a URL does without of its network. A build does not say so where the site has images,
 * since most machines boot from those.
 */
export function networkWarnings(
  device: Device,
  { source, inventory }: { readonly source: SourceNode; readonly inventory: Inventory },
): readonly Diagnostic[] {
  const { site, types, groups } = inventory;
  const layouts = site.layouts.filter((name) => urlLayouts(site).includes(name));
  const fleet = {
    ...{ types, groups, site: { ...site, layouts, images: [] } },
    capabilities: { known: { ...knownLayouts, layouts: layoutsOf(site) } },
  };
  const located = { device, source, isRepeated: false, lost: new Set<string>() };
  return [networkDataLimits, networkLosses].flatMap((check) =>
    check([located], fleet).map(({ diagnostic }): Diagnostic => ({ ...diagnostic, severity: 'warning' })),
  );
}
