import type { JsonObject } from '../../domain/json.js';
import type { BondInterface, BridgeInterface } from '../../domain/network.js';
import { filled, present } from './present.js';

/** netplan's `parameters` of a bond. */
export const bondParameters = (bond: BondInterface): JsonObject =>
  present({
    mode: bond.mode,
    'lacp-rate': bond.lacpRate,
    'transmit-hash-policy': bond.hashPolicy,
    'mii-monitor-interval': text(bond.miiMonitorMs),
    primary: bond.primary,
    'primary-reselect-policy': bond.primaryReselectPolicy,
    'min-links': bond.minLinks,
    'up-delay': bond.upDelayMs,
    'down-delay': bond.downDelayMs,
    'ad-select': bond.adSelect,
    // The older of netplan's names for it: cloud-init fails at the newer one, and netplan before 1.0 does not know it.
    'all-slaves-active': bond.allMembersActive,
    'fail-over-mac-policy': bond.failOverMacPolicy,
    'arp-interval': bond.arpIntervalMs,
    'arp-ip-targets': bond.arpIpTargets && filled(bond.arpIpTargets),
    'arp-validate': bond.arpValidate,
    'arp-all-targets': bond.arpAllTargets,
    'gratuitous-arp': bond.gratuitousArp,
    'packets-per-slave': bond.packetsPerMember,
    'resend-igmp': bond.resendIgmp,
    'learn-packet-interval': text(bond.learnPacketInterval),
  });

/** netplan's `parameters` of a bridge, if there is one. */
export function bridgeParameters(bridge: BridgeInterface): JsonObject | undefined {
  const parameters = present({
    stp: bridge.stp,
    priority: bridge.priority,
    'forward-delay': bridge.forwardDelay,
    'hello-time': bridge.helloTime,
    'max-age': bridge.maxAge,
    'ageing-time': bridge.ageingTime,
    'path-cost': bridge.pathCost,
    'port-priority': bridge.portPriority,
  });
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}

// Strings, says cloud-init's schema; netplan takes them for the parameter's own unit where none stands behind.
const text = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
