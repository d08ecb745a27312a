import { entryAt, type GuestMap } from '../../cloud-init/values/guest-value.js';
import { readYaml } from '../../cloud-init/values/read-yaml.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';

/** What somebody who runs `lint` may hand over. */
export type FileKind = 'user-data' | 'meta-data' | 'network-config' | 'base64' | 'tar';

/**
 * What a file is, by its name where that says it, else by what stands in it. Only what is no user-data by its first
 * line is looked into: a cloud-config stays one, whatever its keys are.
 */
export function fileKind(file: string, text: string): FileKind {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (/(?:^|\.)network[-_]config(?:\.ya?ml)?$/i.test(name)) return 'network-config';
  if (/(?:^|\.)meta[-_]data(?:\.ya?ml)?$/i.test(name)) return 'meta-data';
  if (sniffedType(text) !== undefined || text.length > mostLooked) return 'user-data';
  if (text.slice(257, 262) === 'ustar') return 'tar';
  if (isBase64(text)) return 'base64';
  const read = readYaml(text);
  return read.ok && read.value.kind === 'map' ? kindOfMap(read.value) : 'user-data';
}

const mostLooked = 1_000_000;

const isBase64 = (text: string): boolean =>
  text.length >= 16 && /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text) && text.replace(/\s/g, '').length % 4 === 0;

function kindOfMap(map: GuestMap): FileKind {
  const has = (key: string): boolean => entryAt(map, key) !== undefined;
  if (has('instance-id') || has('local-hostname') || has('instance_id')) return 'meta-data';
  const version = entryAt(map, 'version')?.value;
  const isNumbered = version?.kind === 'scalar' && (version.value === 1n || version.value === 2n);
  const hasKind = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'config'].some(has);
  if (isNumbered && hasKind) return 'network-config';
  const network = entryAt(map, 'network')?.value;
  return network?.kind === 'map' && kindOfMap(network) === 'network-config' ? 'network-config' : 'user-data';
}
