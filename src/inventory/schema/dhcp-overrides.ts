import * as z from 'zod';
import { parseSearchDomain } from '../../domain/hostname.js';
import { flag, integer, parsedText, record } from './fields.js';

/** `dhcp4_overrides` and `dhcp6_overrides`. */
export const dhcpOverrides = () =>
  record(
    {
      use_dns: flag().optional().describe('Uses the name servers of the lease.'),
      use_ntp: flag().optional().describe('Uses the time servers of the lease.'),
      use_mtu: flag().optional().describe('Uses the MTU of the lease.'),
      use_routes: flag().optional().describe('Uses the routes of the lease, including the default route.'),
      use_hostname: flag().optional().describe('Uses the host name of the lease.'),
      use_domains: z
        .union([flag(), z.literal('route')], { error: 'true, false or route' })
        .optional()
        .describe('Uses the search domains of the lease. route uses them only to choose the name server.'),
      send_hostname: flag().optional().describe('Sends the host name to the DHCP server.'),
      hostname: parsedText(parseSearchDomain, { code: 'name-format', example: 'waf-ba-0001' })
        .optional()
        .describe("Host name to send instead of the guest's own."),
      route_metric: integer({ min: 0, max: 4_294_967_295 })
        .optional()
        .describe('Metric of the routes of the lease.'),
    },
    { what: 'the DHCP overrides', example: '{ use_dns: false }' },
  );
