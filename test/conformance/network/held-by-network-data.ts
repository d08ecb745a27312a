import type { JsonObject } from '../../../src/domain/json.js';
import type { Interface } from '../../../src/domain/network.js';
import { networkData } from '../../../src/encode/network/network-data.js';
import { networkDataProblems } from '../../../src/encode/network/network-data-problems.js';

/**
 * The interfaces that a guest gets from network_data.json: without those that networkDataProblems says are left out,
 * and under the names that cloud-init makes up for VLANs and, before 26.1, for bonds.
 */
export function heldByNetworkData(
  interfaces: readonly Interface[],
  { numbersBonds }: { readonly numbersBonds: boolean },
): readonly Interface[] {
  const errors = networkDataProblems(interfaces).filter(({ severity }) => severity === 'error');
  const leftOut = new Set(errors.map((problem) => problem.interface));
  const held = interfaces.filter(({ name }) => !leftOut.has(name));
  const links = (networkData(interfaces)?.links ?? []) as readonly JsonObject[];
  const bonds = links.filter(({ type }) => type === 'bond').map(({ id }) => id);
  const nameOf = (name: string): string => {
    const iface = interfaces.find((candidate) => candidate.name === name);
    if (iface?.kind === 'bond' && numbersBonds) return `bond${bonds.indexOf(name)}`;
    if (iface?.kind === 'vlan') return `${nameOf(iface.link)}.${iface.id}`;
    return name;
  };
  return held.map((iface): Interface => {
    const name = nameOf(iface.name);
    return iface.kind === 'vlan' ? { ...iface, name, link: nameOf(iface.link) } : { ...iface, name };
  });
}
