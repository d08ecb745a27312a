import { networkLost } from '../../diagnostics/catalogue/network-losses.js';
import { guestNamed, readBy } from '../../domain/guest.js';
import type { Interface } from '../../domain/network.js';
import { networkRenderers } from '../../domain/network-renderer.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { type LostFact, lossesOf as lossesOfNetwork } from '../../encode/network/losses/losses-of.js';
import type { NetworkFormat, NetworkWriter } from '../../encode/network/losses/network-loss.js';
import type { NetworkCheck } from './check.js';
import { Counted } from './counted.js';
import { guestSettings } from './guest-settings.js';
import { fieldName, fieldPath } from './lost-field.js';
import { networkKind } from './network-kind.js';
import { networkReadings, type Reading } from './network-readings.js';

interface Found {
  readonly loss: LostFact;
  /** What the message calls it. */
  readonly field: string;
  readonly format: NetworkFormat;
  readonly reading: Reading;
  /** Somebody said what writes the network. */
  readonly isSaid: boolean;
}

/**
 * What guests do without because of the format that they read or of what writes their network: once for each field, with the
 * place of the first and the number of devices. docs/networks.md has the table.
 */
export const networkLosses: NetworkCheck = (devices, fleet) => {
  const settingsOf = guestSettings(fleet);
  const readingsOf = networkReadings(fleet);
  const { guests } = fleet.capabilities.known;
  const windows = readBy(guestNamed(guests, 'cloudbase-init'), fleet.site);
  const readingsOfWindows = networkReadings({ ...fleet, site: { ...fleet.site, ...windows } });
  const lossesOf = lossesOfKinds();
  const counted = new Counted<Found>();
  for (const located of devices) {
    const { device, lost } = located;
    // The others have no such table.
    const isWindows = device.guest === 'cloudbase-init';
    if ((device.guest !== 'cloud-init' && !isWindows) || !isOfInterfaces(device)) continue;
    const settings = settingsOf(device);
    if (lost.has('interfaces') || settings === undefined) continue;
    const { cloudInit } = settings;
    const renderers = isWindows ? (['cloudbase-init'] as const) : settings.renderers;
    for (const reading of (isWindows ? readingsOfWindows : readingsOf)(device, cloudInit)) {
      if (reading.problems.some(({ severity }) => severity === 'error')) continue;
      if (reading.form === 'other') continue;
      const format = formatOf(reading, device.networkConfig === 'v1' ? 'v1' : 'v2');
      const losses = withoutMoot(lossesOf(device.interfaces, { format, cloudInit, renderers }), renderers);
      for (const loss of losses) {
        const key = [format, loss.extent, lostField(loss, losses), loss.renderers.join(' ')].join(' | ');
        counted.add(key, located, () => ({
          ...{ loss, format, reading, isSaid: renderers !== undefined },
          field: lostField(loss, losses),
        }));
      }
    }
  }
  const found = counted.map(({ found: { loss, field, reading, ...words }, located, devices: number }) => {
    const { device, source } = located;
    const { fact, ...how } = loss;
    const index = device.interfaces.findIndex(({ name }) => name === fact.device);
    const path = fieldPath(fact, device.interfaces[index] as Interface);
    const { readers, before } = reading;
    const position = originAt(source, ['interfaces', index, ...path]);
    const what = `${field} of ${fact.device}`;
    return {
      extent: loss.extent,
      located,
      diagnostic: networkLost(position, { what, readers, before, ...how, ...words, devices: number }),
    };
  });

  // Of two messages about one place the first one stays.
  const isWorse = ({ extent }: { readonly extent: LostFact['extent'] }): boolean => extent === 'network';
  return [...found.filter(isWorse), ...found.filter((each) => !isWorse(each))];
};

/** What is lost of a network; of each kind it is looked up once, and tells the values of the first device, as the message does. */
function lossesOfKinds(): typeof lossesOfNetwork {
  const known = new Map<string, readonly LostFact[]>();
  return (interfaces, path) => {
    const { format, cloudInit, renderers } = path;
    const key = `${format} ${cloudInit?.text} ${renderers?.join(',')} ${networkKind(interfaces)}`;
    const losses = known.get(key) ?? lossesOfNetwork(interfaces, path);
    known.set(key, losses);
    return losses;
  };
}

/** Of a network that nobody sets up nothing else can be lost. */
function withoutMoot(
  losses: readonly LostFact[],
  renderers: readonly NetworkWriter[] = networkRenderers,
): readonly LostFact[] {
  const fatal = losses.filter(({ extent }) => extent === 'network');
  return fatal.some((loss) => loss.renderers.length === renderers.length) ? fatal : losses;
}

/** Where addresses of nameservers arrive, only the search list is lost. */
function lostField({ fact }: LostFact, losses: readonly LostFact[]): string {
  const isSearch = /^search/.test(fact.key);
  const hasServers = losses.some(
    ({ fact: { device, key } }) => device === fact.device && /^nameserver/.test(key),
  );
  return isSearch && !hasServers ? 'nameservers.search' : fieldName(fact);
}

function formatOf({ form }: Pick<Reading, 'form'>, version: 'v1' | 'v2'): NetworkFormat {
  if (form === 'eni') return 'eni';
  return form === 'network-data' ? 'networkData' : version;
}
