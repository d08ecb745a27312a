import type { HostSite } from '../host-input.js';
import { nginxHttp } from './http.js';

/** host/nginx-include.conf: the same server for an nginx that runs already; its http block sets one variable. */
export const nginxInclude = (
  site: HostSite,
): string => `# Serves the published site from an nginx that this host has already. In its http block, as on Debian a file in
# /etc/nginx/conf.d:
#
#     map "" $seedpress_out { default /srv/seedpress/out; }
#     include /srv/seedpress/out/current/host/nginx-include.conf;
#
# The workers have to be able to read out/: chgrp -R www-data out && chmod -R g+rX out, once.
# Where the realip module is set up for all servers, keep its header out of here: who can write $remote_addr can
# read everything.

${nginxHttp(site, { current: '$seedpress_out/current', logs: '/var/log/nginx/seedpress-' })}
`;
