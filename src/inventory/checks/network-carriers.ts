import { networkNotCarried } from '../../diagnostics/catalogue/network-template.js';
import { clientsOf, networkTextLayouts } from '../../domain/known-layouts.js';
import { originAt } from '../../domain/source-node.js';
import type { Check } from './check.js';

/** Some formats have no place for a network-config that the operator wrote. Told once for each template. */
export const networkCarriers: Check = (devices, { site, capabilities }) => {
  const { known } = capabilities;
  const layouts = clientsOf(known, site).flatMap(([name, { carries }]) =>
    carries.includes('network-config') ? [] : [name],
  );
  if (layouts.length === 0) return [];
  const users = new Map<string, (typeof devices)[number][]>();
  for (const located of devices) {
    const { networkConfig } = located.device;
    if (typeof networkConfig !== 'object' || located.lost.has('network_config')) continue;
    const { template } = networkConfig;
    users.set(template, [...(users.get(template) ?? []), located]);
  }
  return [...users].flatMap(([template, [located, ...others]]) => {
    if (located === undefined) return [];
    const position = originAt(located.source, ['network_config', 'template']);
    const words = {
      template,
      devices: 1 + others.length,
      layouts: [...new Set(layouts)],
      holders: networkTextLayouts(known),
    };
    return [{ located, diagnostic: networkNotCarried(position, words) }];
  });
};
