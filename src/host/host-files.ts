import type { OutputFile } from '../domain/output-file.js';
import { bytesOf } from '../encode/text-bytes.js';
import { apacheConf } from './apache.js';
import { caddyfile } from './caddyfile.js';
import { dhcpScript } from './dnsmasq/dhcp-script.js';
import { DnsmasqFiles } from './dnsmasq/dnsmasq-files.js';
import { ip6tablesRules, iptablesRules } from './firewall/iptables.js';
import { nftablesConf } from './firewall/nftables.js';
import { type Tap, tapsOf } from './firewall/taps.js';
import type { HostDevice, HostSite } from './host-input.js';
import { lighttpdConf } from './lighttpd/lighttpd-conf.js';
import { lighttpdScript } from './lighttpd/lighttpd-script.js';
import { nginxConf } from './nginx/nginx-conf.js';
import { nginxInclude } from './nginx/nginx-include.js';
import { serveScript } from './nginx/serve-script.js';
import { machineOf } from './nics.js';
import { dnsmasqUnit, nginxUnit } from './systemd-units.js';

/**
 * What the machine that hands out the seeds needs: web server, DHCP server and packet filter set up by files, so that one
 * URL answers each machine with its own data. Paths are relative to a generation's root; no file names a folder of
 * this machine, and none holds a text of the inventory that a parser of src/domain has not passed.
 *
 * A list of devices is sorted; of any other devices each is made when it is come to, in the order of their ids.
 */
export function hostFiles({
  site,
  devices,
}: {
  site: HostSite;
  devices: Iterable<HostDevice>;
}): readonly OutputFile[] {
  const sorted = Array.isArray(devices) ? sortedById(devices as readonly HostDevice[]) : devices;
  const dnsmasq = new DnsmasqFiles(site);
  const taps: Tap[] = [];
  for (const device of sorted) {
    const machine = machineOf(device);
    dnsmasq.add(machine);
    taps.push(...tapsOf(machine));
  }
  const files: readonly OutputFile[] = [
    { path: 'nginx.conf', content: nginxConf(site) },
    { path: 'nginx-include.conf', content: nginxInclude(site) },
    { path: 'serve.sh', content: serveScript() },
    { path: 'Caddyfile', content: caddyfile(site) },
    { path: 'apache.conf', content: apacheConf(site) },
    { path: 'lighttpd.conf', content: lighttpdConf(site) },
    { path: 'lighttpd.lua', content: lighttpdScript() },
    ...dnsmasq.files(),
    { path: 'dhcp.sh', content: dhcpScript() },
    { path: 'nftables.conf', content: bytesOf(nftablesConf(taps, site)) },
    { path: 'iptables.rules', content: iptablesRules(site) },
    { path: 'ip6tables.rules', content: ip6tablesRules(site) },
    { path: 'systemd/seedpress-nginx@.service', content: nginxUnit() },
    { path: 'systemd/seedpress-dnsmasq@.service', content: dnsmasqUnit() },
  ];
  return files.map((file) => ({ ...file, path: `host/${file.path}` }));
}

const sortedById = (devices: readonly HostDevice[]): readonly HostDevice[] =>
  [...devices].sort((a, b) => (a.id < b.id ? -1 : 1));
