import * as z from 'zod';
import { parseSearchDomain } from '../../domain/hostname.js';
import { flag, integer, may, parsedText, record } from './fields.js';

/** `dhcp4_overrides` and `dhcp6_overrides`. */
export const dhcpOverrides = () =>
  record(
    {
      use_dns: may(flag(), 'Uses the name servers of the lease.'),
      use_ntp: may(flag(), 'Uses the time servers of the lease.'),
      use_mtu: may(flag(), 'Uses the MTU of the lease.'),
      use_routes: may(flag(), 'Uses the routes of the lease, including the default route.'),
      use_hostname: may(flag(), 'Uses the host name of the lease.'),
      use_domains: may(
        z.union([flag(), z.literal('route')], { error: 'true, false or route' }),
        'Uses the search domains of the lease. route uses them only to choose the name server.',
      ),
      send_hostname: may(flag(), 'Sends the host name to the DHCP server.'),
      hostname: may(
        parsedText(parseSearchDomain, { code: 'name-format', example: 'waf-ba-0001' }),
        "Host name to send instead of the guest's own.",
      ),
      route_metric: may(integer({ min: 0, max: 4_294_967_295 }), 'Metric of the routes of the lease.'),
    },
    { what: 'the DHCP overrides', example: '{ use_dns: false }' },
  );
