import {
  adSelections,
  arpValidations,
  bondModes,
  failOverMacPolicies,
  hashPolicies,
  lacpRates,
  primaryReselectPolicies,
} from '../../domain/network.js';
import { flag, milliseconds, number, seconds, text, texts } from './leaves.js';
import { perPort } from './per-port.js';
import { passed, type Table } from './taken.js';

/** netplan's `parameters` of a bond. */
export const bondParameters: Table = {
  mode: text('mode'),
  'lacp-rate': text('lacp_rate'),
  'transmit-hash-policy': text('hash_policy'),
  'mii-monitor-interval': milliseconds('mii_monitor'),
  primary: text('primary'),
  'primary-reselect-policy': text('primary_reselect_policy'),
  'min-links': number('min_links'),
  'up-delay': milliseconds('up_delay'),
  'down-delay': milliseconds('down_delay'),
  'ad-select': text('ad_select'),
  'all-members-active': flag('all_members_active'),
  'all-slaves-active': flag('all_members_active'),
  'fail-over-mac-policy': text('fail_over_mac_policy'),
  'arp-interval': milliseconds('arp_interval'),
  'arp-ip-targets': texts('arp_ip_targets'),
  'arp-validate': text('arp_validate'),
  'arp-all-targets': text('arp_all_targets'),
  'gratuitous-arp': number('gratuitous_arp'),
  // netplan takes its first spelling of it as well.
  'gratuitious-arp': number('gratuitous_arp'),
  'packets-per-member': number('packets_per_member'),
  'packets-per-slave': number('packets_per_member'),
  'resend-igmp': number('resend_igmp'),
  'learn-packet-interval': seconds('learn_packet_interval'),
};

/** netplan's `parameters` of a bridge. */
export const bridgeParameters: Table = {
  stp: flag('stp'),
  priority: number('priority'),
  'forward-delay': seconds('forward_delay'),
  'hello-time': seconds('hello_time'),
  'max-age': seconds('max_age'),
  'ageing-time': seconds('ageing_time'),
  'aging-time': seconds('ageing_time'),
  'path-cost': perPort('path_cost'),
  'port-priority': perPort('port_priority'),
};

const numbers = (names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name, index) => [String(index), name]));

/** Version 1 takes the kernel's numbers of these as well. Source: the kernel's bonding.rst. */
const numbered: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: numbers(bondModes),
  lacp_rate: numbers(lacpRates),
  hash_policy: numbers(hashPolicies),
  fail_over_mac_policy: numbers(failOverMacPolicies),
  primary_reselect_policy: numbers(primaryReselectPolicies),
  ad_select: numbers(adSelections),
  arp_validate: numbers(arpValidations),
  arp_all_targets: numbers(['any', 'all']),
};

const word =
  (name: string): Table[string] =>
  (value, key) => {
    const { fields, losses } = text(name)(value, key);
    const written = fields[name];
    const named = typeof written === 'string' ? numbered[name]?.[written] : undefined;
    return { fields: named === undefined ? fields : { [name]: named }, losses };
  };

/** `params` of a bond in version 1, without `bond` before them and with dashes. */
export const bondParams: Table = {
  mode: word('mode'),
  'lacp-rate': word('lacp_rate'),
  'xmit-hash-policy': word('hash_policy'),
  miimon: milliseconds('mii_monitor'),
  primary: text('primary'),
  'primary-reselect': word('primary_reselect_policy'),
  'min-links': number('min_links'),
  updelay: milliseconds('up_delay'),
  downdelay: milliseconds('down_delay'),
  'ad-select': word('ad_select'),
  'all-slaves-active': flag('all_members_active'),
  'fail-over-mac': word('fail_over_mac_policy'),
  'arp-interval': milliseconds('arp_interval'),
  'arp-ip-target': texts('arp_ip_targets'),
  'arp-validate': word('arp_validate'),
  'arp-all-targets': word('arp_all_targets'),
  'num-grat-arp': number('gratuitous_arp'),
  'packets-per-slave': number('packets_per_member'),
  'resend-igmp': number('resend_igmp'),
  'lp-interval': seconds('learn_packet_interval'),
  'learn-packet-interval': seconds('learn_packet_interval'),
};

/** `params` of a bridge in version 1, without `bridge` before them and with dashes. */
export const bridgeParams: Table = {
  stp: flag('stp'),
  bridgeprio: number('priority'),
  fd: seconds('forward_delay'),
  hello: seconds('hello_time'),
  maxage: seconds('max_age'),
  ageing: seconds('ageing_time'),
  pathcost: perPort('path_cost'),
  portprio: perPort('port_priority'),
  // How long ifup waits for ports, of which no other reader knows.
  maxwait: passed,
  waitport: passed,
};
