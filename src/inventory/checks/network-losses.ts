import { networkLost } from '../../diagnostics/catalogue/network-losses.js';
import type { Interface } from '../../domain/network.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { type LostFact, lossesOf } from '../../encode/network/losses/losses-of.js';
import type { NetworkFormat } from '../../encode/network/losses/network-loss.js';
import type { Check } from './check.js';
import { Counted } from './counted.js';
import { guestSettings } from './guest-settings.js';
import { fieldName, fieldPath } from './lost-field.js';
import { type Reading, readingsOf } from './network-readings.js';

interface Found {
  readonly loss: LostFact;
  readonly format: NetworkFormat;
  readonly reading: Reading;
  /** Somebody said what writes the network. */
  readonly isSaid: boolean;
}

/**
 * What guests do without because of the format that they read or of what writes their network: once for each field, with the
 * place of the first and the number of devices. docs/networks.md has the table.
 */
export const networkLosses: Check = (devices, fleet) => {
  const settingsOf = guestSettings(fleet);
  const counted = new Counted<Found>();
  for (const located of devices) {
    const { device, lost } = located;
    // cloudbase-init and the others have no such table.
    if (device.guest !== 'cloud-init' || !isOfInterfaces(device)) continue;
    const settings = settingsOf(device);
    if (lost.has('interfaces') || settings === undefined) continue;
    const { cloudInit, renderers } = settings;
    for (const reading of readingsOf(device, { cloudInit, fleet })) {
      if (reading.problems.some(({ severity }) => severity === 'error')) continue;
      if (reading.form === 'other') continue;
      const format = formatOf(reading, device.networkConfig === 'v1' ? 'v1' : 'v2');
      for (const loss of lossesOf(device.interfaces, { format, cloudInit, renderers })) {
        const key = [format, loss.extent, fieldName(loss.fact), loss.renderers.join(' ')].join(' | ');
        counted.add(key, located, () => ({ loss, format, reading, isSaid: renderers !== undefined }));
      }
    }
  }
  return counted.map(({ found: { loss, reading, ...words }, located, devices: number }) => {
    const { device, source } = located;
    const { fact, ...how } = loss;
    const index = device.interfaces.findIndex(({ name }) => name === fact.device);
    const path = fieldPath(fact, device.interfaces[index] as Interface);
    const { readers, before } = reading;
    const position = originAt(source, ['interfaces', index, ...path]);
    const what = `${fieldName(fact)} of ${fact.device}`;
    return {
      located,
      diagnostic: networkLost(position, { what, readers, before, ...how, ...words, devices: number }),
    };
  });
};

function formatOf({ form }: Pick<Reading, 'form'>, version: 'v1' | 'v2'): NetworkFormat {
  if (form === 'eni') return 'eni';
  return form === 'network-data' ? 'networkData' : version;
}
