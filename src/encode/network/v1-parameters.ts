import type { Device } from '../../domain/device.js';
import type { JsonObject } from '../../domain/json.js';
import type { BondInterface, BridgeInterface } from '../../domain/network.js';
import { filled, present } from './present.js';

/**
 * `params` of a bond. With dashes: the renderers know no other spelling (networkd.py render_bonds, sysconfig.py
 * bond_tpl_opts), though the schema of 24.1 and later writes bond-lacp_rate and bond-xmit_hash_policy. Without the
 * targets of ARP: netplan.py makes a key of them that netplan refuses, and with it the whole file.
 */
export const bondParameters = (
  bond: BondInterface,
  { os = 'linux' }: { readonly os?: Device['os'] } = {},
): JsonObject =>
  present({
    // Source: cloudbaseinit/metadata/services/nocloudservice.py _parse_bond_config_item.
    xmit_hash_policy: os === 'windows' ? bond.hashPolicy : undefined,
    'bond-mode': bond.mode,
    'bond-lacp-rate': bond.lacpRate,
    'bond-xmit-hash-policy': bond.hashPolicy,
    'bond-miimon': bond.miiMonitorMs,
    'bond-primary': bond.primary,
    'bond-primary-reselect': bond.primaryReselectPolicy,
    'bond-min-links': bond.minLinks,
    'bond-updelay': bond.upDelayMs,
    'bond-downdelay': bond.downDelayMs,
    'bond-ad-select': bond.adSelect,
    'bond-all-slaves-active': bond.allMembersActive,
    'bond-fail-over-mac': bond.failOverMacPolicy,
    'bond-arp-interval': bond.arpIntervalMs,
    'bond-arp-validate': bond.arpValidate,
    'bond-arp-all-targets': bond.arpAllTargets,
    'bond-num-grat-arp': bond.gratuitousArp,
    'bond-packets-per-slave': bond.packetsPerMember,
    'bond-resend-igmp': bond.resendIgmp,
    'bond-learn-packet-interval': bond.learnPacketInterval,
  });

/** `params` of a bridge. */
export const bridgeParameters = (bridge: BridgeInterface): JsonObject =>
  present({
    bridge_stp: onOff(bridge.stp),
    bridge_bridgeprio: bridge.priority,
    bridge_fd: bridge.forwardDelay,
    bridge_hello: bridge.helloTime,
    bridge_maxage: bridge.maxAge,
    bridge_ageing: bridge.ageingTime,
    bridge_pathcost: byPort(bridge.pathCost),
    bridge_portprio: byPort(bridge.portPriority),
  });

const byPort = (values: Readonly<Record<string, number>> = {}): readonly string[] | undefined =>
  filled(Object.entries(values).map(([port, value]) => `${port} ${value}`));

function onOff(flag: boolean | undefined): string | undefined {
  if (flag === undefined) return undefined;
  return flag ? 'on' : 'off';
}
