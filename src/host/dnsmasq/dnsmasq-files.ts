import type { OutputFile } from '../../domain/output-file.js';
import { TextBytes } from '../../encode/text-bytes.js';
import type { Machine } from '../nics.js';
import { dhcpHosts } from './dhcp-hosts.js';
import { dnsmasqConf } from './dnsmasq-conf.js';
import { hosts } from './hosts.js';
import type { LeasePlan } from './leases.js';
import { optionLines } from './option-sets.js';

/** host/dnsmasq/: the configuration of dnsmasq and the files that it reads again on SIGHUP. */
export function dnsmasqFiles(
  machines: Iterable<Machine>,
  { plan, asksDhcp6 }: { plan: LeasePlan; asksDhcp6: boolean },
): readonly OutputFile[] {
  const [leases, names] = [new TextBytes(), new TextBytes()];
  for (const machine of machines) {
    leases.add(dhcpHosts(machine, plan));
    names.add(hosts(machine));
  }
  const options = plan.optionSets.sets.flatMap(({ tag, options: values }) => optionLines(tag, values));
  return [
    { path: 'dnsmasq/dnsmasq.conf', content: dnsmasqConf(plan, { asksDhcp6 }) },
    { path: 'dnsmasq/dhcp-hosts', content: leases.bytes },
    { path: 'dnsmasq/hosts', content: names.bytes },
    { path: 'dnsmasq/options', content: options.map((line) => `${line}\n`).join('') },
  ];
}
