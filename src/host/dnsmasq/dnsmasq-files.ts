import type { OutputFile } from '../../domain/output-file.js';
import type { HostSite } from '../host-input.js';
import type { Machine } from '../nics.js';
import { dhcpHosts } from './dhcp-hosts.js';
import { dnsmasqConf } from './dnsmasq-conf.js';
import { hosts } from './hosts.js';
import { leasePlan } from './leases.js';
import { optionLines, optionSetsOf } from './option-sets.js';

/** host/dnsmasq/: the configuration of dnsmasq and the files that it reads again on SIGHUP. */
export function dnsmasqFiles(machines: readonly Machine[], site: HostSite): readonly OutputFile[] {
  const plan = leasePlan(machines, site);
  const optionSets = optionSetsOf(plan.leases);
  const options = optionSets.sets.flatMap(({ tag, options: values }) => optionLines(tag, values));
  return [
    { path: 'dnsmasq/dnsmasq.conf', content: dnsmasqConf(plan, machines) },
    { path: 'dnsmasq/dhcp-hosts', content: dhcpHosts(plan.leases, optionSets) },
    { path: 'dnsmasq/hosts', content: hosts(machines) },
    { path: 'dnsmasq/options', content: options.map((line) => `${line}\n`).join('') },
  ];
}
