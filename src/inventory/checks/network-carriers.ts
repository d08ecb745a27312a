import { networkNotCarried } from '../../diagnostics/catalogue/network-template.js';
import { clientsOf, networkTextLayouts } from '../../domain/known-layouts.js';
import { originAt } from '../../domain/source-node.js';
import type { Check } from './check.js';
import { Counted } from './counted.js';
import { guestSettings } from './guest-settings.js';
import { networkReadings } from './network-readings.js';

/** Some forms have no place for a network-config that the operator wrote. Told once for each template. */
export const networkCarriers: Check = (devices, fleet) => {
  const { known } = fleet.capabilities;
  const without = clientsOf(known, fleet.site).flatMap(([name, { carries }]) =>
    carries.includes('network-config') ? [] : [name],
  );
  const settingsOf = guestSettings(fleet);
  const readingsOf = networkReadings(fleet);
  const counted = new Counted<{ readonly template: string; readonly layouts: readonly string[] }>();
  for (const located of devices) {
    const { device, lost } = located;
    const { networkConfig } = device;
    if (typeof networkConfig !== 'object' || lost.has('network_config')) continue;
    const { template } = networkConfig;
    const settings = settingsOf(device);
    // A client that reads ENI asks for no network-config.
    const older = (settings === undefined ? [] : readingsOf(device, settings.cloudInit))
      .filter(({ form }) => form === 'eni')
      .flatMap(({ readers, before }) =>
        readers.map((name) => `${name} by URL with cloud-init before ${before}`),
      );
    const layouts = [...new Set([...without, ...older])];
    if (layouts.length > 0)
      counted.add(`${template} ${layouts.join(' ')}`, located, () => ({ template, layouts }));
  }
  const holders = networkTextLayouts(known);
  return counted.map(({ found, located, devices: number }) => {
    const position = originAt(located.source, ['network_config', 'template']);
    return { located, diagnostic: networkNotCarried(position, { ...found, devices: number, holders }) };
  });
};
