import { z } from 'zod';
import { parseSearchDomain } from '../../domain/hostname.js';
import { flag, integer, parsedText, record } from './fields.js';

/** `dhcp4_overrides` and `dhcp6_overrides`. */
export const dhcpOverrides = () =>
  record(
    {
      use_dns: flag().optional().describe('Takes name servers from the lease.'),
      use_ntp: flag().optional().describe('Takes time servers from the lease.'),
      use_mtu: flag().optional().describe('Takes the MTU from the lease.'),
      use_routes: flag().optional().describe('Takes routes from the lease, the default route among them.'),
      use_hostname: flag().optional().describe('Takes the host name from the lease.'),
      use_domains: z
        .union([flag(), z.literal('route')], { error: 'true, false or route' })
        .optional()
        .describe('Takes search domains from the lease; route uses them to choose the name server only.'),
      send_hostname: flag().optional().describe('Sends the host name to the DHCP server.'),
      hostname: parsedText(parseSearchDomain, { code: 'name-format', example: 'waf-ba-0001' })
        .optional()
        .describe('Host name that is sent instead of the own one.'),
      route_metric: integer({ min: 0, max: 4_294_967_295 })
        .optional()
        .describe('Metric of the routes from the lease.'),
    },
    { what: 'the DHCP overrides', example: '{ use_dns: false }' },
  );
