import { encodeYaml } from '../encode/yaml.js';
import type { GuestSite } from './guest-site.js';
import { limits } from './limits.js';
import { serverUrls } from './server-urls.js';

/**
 * /etc/cloud/cloud.cfg.d/90_dpkg.cfg: selects the data source. The list stands on one line, for ds-identify reads
 * it by lines. Source: tools/ds-identify check_config, read_datasource_list.
 */
export const cloudConfig = (site: GuestSite, { name }: { readonly name: string }): string =>
  `${comment}datasource_list: [ ${name}, None ]\n${encodeYaml({
    datasource: { [name]: { metadata_urls: serverUrls(site), ...limits } },
  })}`;

const comment = `# Written by seedpress. Ubuntu's cloud-init writes this file anew when it is upgraded: it keeps the list and drops
# the rest, which the data source knows by itself. Changes belong into a file of their own, like 95_local.cfg.
`;
