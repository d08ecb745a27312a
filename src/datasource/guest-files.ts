import type { OutputFile } from '../domain/output-file.js';
import { cloudConfig } from './cloud-config.js';
import { dataSource } from './data-source.js';
import { dsIdentify } from './ds-identify.js';
import type { GuestSite } from './guest-site.js';
import { installScript } from './install-script.js';
import { sourceName } from './source-name.js';

/**
 * What an image needs to speak the namespace layout: the data source, the settings that select it, and a script
 * that puts both into an image. Paths are relative to a generation's root.
 */
export function guestFiles(site: GuestSite): readonly OutputFile[] {
  const name = sourceName(site.namespace);
  return [
    { path: `guest/DataSource${name}.py`, content: dataSource(site, { name }) },
    { path: 'guest/90_dpkg.cfg', content: cloudConfig(site, { name }) },
    { path: 'guest/ds-identify.cfg', content: dsIdentify() },
    { path: 'guest/install.sh', content: installScript({ name }) },
  ];
}
