import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

/**
 * @typedef {object} Fleet
 * @property {number} count
 * @property {'files' | 'csv'} form one YAML file a device, or one table
 * @property {string} layouts as in site.yaml
 * @property {string} [images]
 */

/**
 * The example fleet's firewall, as many times as asked.
 * @param {string} folder
 * @param {Fleet} fleet
 */
export function writeFleet(folder, { count, layouts, form, images = 'nocloud' }) {
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  mkdirSync(join(folder, 'devices'), { recursive: true });
  // The example's site has more trees than the comparison names.
  const site = readFileSync(join(root, 'devices', 'site.yaml'), 'utf8')
    .replace(/^layouts:.*$/m, `layouts: [${layouts}]`)
    .replace(/^images:.*$/m, `images: [${images}]`);
  writeFileSync(join(folder, 'devices', 'site.yaml'), site);
  if (form === 'csv') {
    const rows = Array.from({ length: count }, (_, index) => csvRow(index + 1));
    writeFileSync(join(folder, 'devices', 'fleet.csv'), `${csvHeader}\n${rows.join('\n')}\n`);
    return;
  }
  for (let n = 1; n <= count; n += 1)
    writeFileSync(join(folder, 'devices', `${idOf(n)}.yaml`), deviceYaml(n));
}

/** @param {number} n */
export const idOf = (n) => `vm-${String(n).padStart(6, '0')}`;

/** @param {number} n */
export function deviceYaml(n, more = '') {
  const { address, gateway, mac } = placeOf(n);
  return `id: ${idOf(n)}
type: waf
management_ip: ${address}
interfaces:
  - name: eth0
    mac: "${mac}"
    addresses: [${address}/24]
    gateway4: ${gateway}
    nameservers: { addresses: [${gateway}], search: [example.net] }
${more}`;
}

const csvHeader =
  'id,type,management_ip,interfaces.0.name,interfaces.0.mac,interfaces.0.addresses.0,interfaces.0.gateway4,generation';

/** @param {number} n */
export function csvRow(n, generation = 1) {
  const { address, gateway, mac } = placeOf(n);
  return `${idOf(n)},waf,${address},eth0,${mac},${address}/24,${gateway},${generation}`;
}

/**
 * The same machines for tools that take their values elsewhere.
 * @param {number} count
 * @returns {[import('../lib/bench-others.mjs').Machine, ...import('../lib/bench-others.mjs').Machine[]]}
 */
export function machinesOf(count) {
  const [first, ...rest] = Array.from({ length: count }, (_, index) => {
    const { address: ip, mac } = placeOf(index + 1);
    return { id: idOf(index + 1), ip, mac };
  });
  if (first === undefined) throw new Error('no devices');
  return [first, ...rest];
}

/** @param {number} n */
function placeOf(n) {
  const [net, host] = [Math.floor(n / 250), (n % 250) + 2];
  const network = `10.${20 + (net >> 8)}.${net & 255}`;
  const hex = [n >> 16, (n >> 8) & 255, n & 255].map((byte) => byte.toString(16).padStart(2, '0'));
  return { address: `${network}.${host}`, gateway: `${network}.1`, mac: `52:54:00:${hex.join(':')}` };
}
