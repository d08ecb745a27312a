import { fits, misfits, type Parsed } from './parsed.js';

/** Keys that every layout fills in itself, with what to set instead. */
const setElsewhere: Readonly<Record<string, string>> = {
  files: 'files',
  fqdn: 'fqdn',
  hostname: 'hostname',
  id: 'id',
  instance_id: 'generation',
  'instance-id': 'generation',
  'local-hostname': 'hostname',
  'local-ipv4': 'management_ip',
  network_config: 'interfaces',
  'network-config': 'interfaces',
  public_keys: 'public_keys',
  'public-hostname': 'hostname',
  'public-keys': 'public_keys',
  uuid: 'uuid',
};

/** A key of meta_data.json, and the name of a file in meta_data/. */
export function parseMetaDataKey(text: string): Parsed<string> {
  const field = Object.hasOwn(setElsewhere, text) ? setElsewhere[text] : undefined;
  if (field !== undefined)
    return misfits(`"${text}" is a key that seedpress fills in`, `the field ${field} for it`);
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) && text !== 'index.html') return fits(text);
  return misfits(
    `"${text}" is not a key of metadata`,
    'a letter or digit, then letters, digits, dots, dashes and underscores, like rack',
  );
}
