import type { Interface } from '../../../domain/network.js';
import { networkRenderers } from '../../../domain/network-renderer.js';
import { isBefore, reaches, type VersionRange } from '../../../domain/version-range.js';
import { type Fact, factsOfModel } from './facts.js';
import type { NetworkFormat, NetworkLoss, NetworkWriter } from './network-loss.js';
import { networkLosses } from './network-losses.js';
import { lossesOfCloudbaseInit } from './of-cloudbase-init.js';
import { lossesOfNetplan } from './of-netplan.js';

/** How a network reaches a guest, as far as somebody said it. */
export interface NetworkPath {
  readonly format: NetworkFormat;
  readonly cloudInit: VersionRange | undefined;
  /** What writes the network in the guest; all five renderers of cloud-init where nobody says so. */
  readonly renderers: readonly NetworkWriter[] | undefined;
}

/** Something that a guest does without. */
export interface LostFact {
  readonly fact: Fact;
  readonly renderers: readonly NetworkWriter[];
  /** `network`: nothing of the whole network is set up. */
  readonly extent: 'value' | 'network';
}

/**
 * What of these interfaces is lost on the way. Where nobody says what writes the network, it is what is lost with all of
 * them, and what does harm with one of them: the guest is worse off than if it had not been written.
 */
export function lossesOf(interfaces: readonly Interface[], path: NetworkPath): readonly LostFact[] {
  const { renderers = networkRenderers } = path;
  const rows = [...networkLosses, ...lossesOfNetplan, ...lossesOfCloudbaseInit].filter(
    (row) =>
      row.direction !== 'extra' && holdsOn(row, path) && renderers.some((each) => row.outputs.includes(each)),
  );
  return factsOfModel(interfaces)
    .filter(isMissed)
    .flatMap((fact): readonly LostFact[] => {
      const iface = interfaces.find(({ name }) => name === fact.device);
      const hits = rows.filter((row) => row.applies(fact, iface, interfaces));
      return (['network', 'value'] as const).flatMap((extent) => {
        const found = hits.filter(({ direction }) => (direction === 'fails') === (extent === 'network'));
        const lost = renderers.filter((renderer) => found.some((row) => row.outputs.includes(renderer)));
        const isSure = path.renderers !== undefined || lost.length === renderers.length;
        const isTold = isSure || found.some(({ isHarmful }) => isHarmful);
        return lost.length > 0 && isTold ? [{ fact, renderers: lost, extent }] : [];
      });
    });
}

function holdsOn({ formats, before, from }: NetworkLoss, { format, cloudInit }: NetworkPath): boolean {
  if (!formats.includes(format)) return false;
  if (before !== undefined && !isBefore(cloudInit, before)) return false;
  return from === undefined || reaches(cloudInit, from);
}

/** Whether a guest without it differs from one with it: not where the value is the default, or cloud-init acts on it itself. */
function isMissed({ key, value }: Fact): boolean {
  if (key === 'set-name' || key === 'match' || key.endsWith('-order')) return false;
  if (key === 'accept-ra') return value === 'false';
  if (key === 'link-local') return value !== 'ipv6';
  if (/^dhcp[46]-/.test(key)) return value !== 'true' || key.endsWith('-use-domains');
  return value !== 'false';
}
