import type { HostSite } from '../host-input.js';
import { redirectedAddresses } from './redirects.js';
import { tapTable } from './tap-table.js';
import type { Tap } from './taps.js';

/** host/nftables.conf: two tables of our own, which leave all others alone. */
export function* nftablesConf(taps: readonly Tap[], site: HostSite): Iterable<string> {
  const { port } = site.server;
  const { v4, v6 } = redirectedAddresses(site);
  yield `#!/usr/sbin/nft -f
#
#     nft -f out/current/host/nftables.conf        loads it, as often as you like
#
# Made, removed and made anew: what an earlier build said is gone, in one transaction.
table inet seedpress
delete table inet seedpress
table bridge seedpress
delete table bridge seedpress

table inet seedpress {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    # Clients ask here whatever the server's address is. A redirect keeps the source address, by which machines are known.
${v4.map((address) => `    ip daddr ${address} tcp dport 80 counter redirect to :${port}\n`).join('')}${v6.map((address) => `    ip6 daddr ${address} tcp dport 80 counter redirect to :${port}\n`).join('')}  }

  chain input {
    type filter hook input priority filter; policy accept;
    # A drop in another table still drops: open the port there too.
    tcp dport ${port} counter accept
  }
}
`;
  yield* tapTable(taps);
}
