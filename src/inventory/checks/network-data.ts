import { namedOtherwise, notInNetworkData } from '../../diagnostics/catalogue/inventory-network.js';
import { wholeNetworkLayouts } from '../../domain/known-layouts.js';
import type { NetworkProblem } from '../../domain/layout.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { isBefore } from '../../domain/version-range.js';
import type { NetworkCheck } from './check.js';
import { Counted } from './counted.js';
import { hasEqualDefaults } from './default-routes.js';
import { guestSettings } from './guest-settings.js';
import { networkReadings } from './network-readings.js';

interface Found {
  readonly problem: NetworkProblem;
  readonly readers: readonly string[];
  readonly before?: string | undefined;
}

/**
 * Some forms of a network, OpenStack's network_data.json for one, cannot say everything: their clients lose it all, or have
 * other names. Told once for each kind, with the first device that has it.
 */
export const networkDataLimits: NetworkCheck = (devices, fleet) => {
  const settingsOf = guestSettings(fleet);
  const readingsOf = networkReadings(fleet);
  const counted = new Counted<Found>();
  for (const located of devices) {
    const { device, lost } = located;
    const settings = settingsOf(device);
    if (lost.has('interfaces') || !isOfInterfaces(device) || settings === undefined) continue;
    const { cloudInit } = settings;
    for (const { problems, readers, before } of readingsOf(device, cloudInit))
      for (const problem of problems) {
        const isOld = problem.before === undefined || isBefore(cloudInit, problem.before);
        if (problem.severity === 'warning' && !(isOld && isRenamed(problem, device.interfaces))) continue;
        const iface = device.interfaces.find(({ name }) => name === problem.interface);
        if (problem.kind === 'default routes' && iface && hasEqualDefaults(iface)) continue;
        const key = `${before} ${problem.severity} ${problem.kind ?? problem.expected}`;
        counted.add(key, located, () => ({ problem, readers, before }));
      }
  }
  const holders = wholeNetworkLayouts(fleet.capabilities.known);
  return counted.map(({ found: { problem, readers, before }, located, devices: number }) => {
    const { device, source } = located;
    const index = device.interfaces.findIndex(({ name }) => name === problem.interface);
    const position = originAt(source, ['interfaces', index]);
    const words = { ...problem, readers, before, holders, devices: number };
    return {
      located,
      diagnostic:
        problem.severity === 'error' ? notInNetworkData(position, words) : namedOtherwise(position, words),
    };
  });
};

/** The other warnings have checks of their own: NICs without a MAC, and what is lost of a network. */
const isRenamed = (
  { interface: name }: NetworkProblem,
  interfaces: readonly { readonly name: string; readonly kind: string }[],
): boolean =>
  interfaces.some((iface) => iface.name === name && (iface.kind === 'vlan' || iface.kind === 'bond'));
