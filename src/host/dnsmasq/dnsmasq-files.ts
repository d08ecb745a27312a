import type { OutputFile } from '../../domain/output-file.js';
import { TextBytes } from '../../encode/text-bytes.js';
import type { HostSite } from '../host-input.js';
import type { Machine } from '../nics.js';
import { asksForDhcp6, dnsmasqConf } from './dnsmasq-conf.js';
import { hosts } from './hosts.js';
import { LeasePlanner } from './leases.js';
import { optionLines } from './option-sets.js';

/** host/dnsmasq/: the configuration of dnsmasq and the files that it reads again on SIGHUP. Machines come one after the other. */
export class DnsmasqFiles {
  readonly #leases: LeasePlanner;
  readonly #names = new TextBytes();
  #asksDhcp6 = false;

  constructor(site: HostSite) {
    this.#leases = new LeasePlanner(site);
  }

  add(machine: Machine): void {
    this.#leases.add(machine);
    this.#names.add(hosts(machine));
    this.#asksDhcp6 ||= asksForDhcp6(machine);
  }

  /** For when all machines are there. */
  files(): readonly OutputFile[] {
    const plan = this.#leases.plan();
    const options = plan.optionSets.flatMap(({ tag, options: values }) => optionLines(tag, values));
    return [
      { path: 'dnsmasq/dnsmasq.conf', content: dnsmasqConf(plan, { asksDhcp6: this.#asksDhcp6 }) },
      { path: 'dnsmasq/dhcp-hosts', content: plan.dhcpHosts },
      { path: 'dnsmasq/hosts', content: this.#names.bytes },
      { path: 'dnsmasq/options', content: options.map((line) => `${line}\n`).join('') },
    ];
  }
}
