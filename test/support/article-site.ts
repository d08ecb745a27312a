import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, scratchCopy, scratchFolder } from './folders.js';
import { hasReference, reference, referencePath } from './reference.js';

/**
 * Inputs for the first firewall, with the published data files and key where they are at hand, with the
 * example fleet's otherwise.
 */
export function articleSite(): string {
  if (!hasReference) return scratchCopy(projectRoot);
  const root = scratchFolder();
  mkdirSync(join(root, 'devices'));
  cpSync(referencePath('data'), join(root, 'templates', 'waf'), { recursive: true });
  const key = (JSON.parse(reference('expected-meta_data.json')) as { public_keys: { controller: string } })
    .public_keys;
  writeFileSync(join(root, 'devices', 'site.yaml'), siteYaml);
  writeFileSync(join(root, 'templates', 'waf', 'type.yaml'), typeYaml);
  writeFileSync(join(root, 'devices', 'waf-ba-0001.yaml'), deviceYaml(key.controller));
  return root;
}

const siteYaml = `
namespace: nsfocus
versions: ["1.0", latest]
server: { address: 111.0.0.2, port: 8807 }
`;

const typeYaml = `
user_data: [nsfocus-init.upstart, nsfocus-init.script, cloud.config]
placeholders:
  "#ip#": "{{ device.management_ip }}"
  "#host#": "{{ device.id }}"
  "#type#": "{{ device.type }}"
`;

const deviceYaml = (key: string): string => `
id: waf-ba-0001
type: waf
management_ip: 111.0.0.12
interfaces:
  - name: eth0
    addresses: [111.0.0.12/24]
    gateway4: 111.0.0.1
public_keys: { controller: "${key}" }
`;
