import type { Device } from '../domain/device.js';
import { isOwnAddress } from '../domain/server-address.js';

/** The names and the address of a device, which stand in its texts. */
export type OwnNames = Pick<Device, 'id' | 'hostname' | 'fqdn' | 'managementIp'>;

/**
 * Texts of a device as they are for each device of its kind: of its own names and its address the digits are left open. So two
 * devices have the same texts here where theirs are of one length, and differ in the digits of such names alone: `vm-01`
 * and `vm-02`, `10.0.0.11` and `10.0.0.12`, wherever they stand. Undefined where nothing can be said.
 */
export function neutralTexts(
  texts: readonly string[],
  { id, hostname, fqdn, managementIp }: OwnNames,
): readonly string[] | undefined {
  if (texts.some((text) => text.includes(mark))) return undefined;
  const names = [fqdn, hostname, id].flatMap((name = '') => (isPlainName(name) ? [name] : []));
  const address = managementIp !== undefined && isPlainAddress(managementIp) ? [managementIp] : [];
  // A full name begins with a host name: the longer one comes first.
  const own = [...new Set<string>([...names, ...address])].sort((a, b) => b.length - a.length);
  const open = texts.map((text) =>
    own.reduce((rest, name, index) => rest.replaceAll(name, `${mark}${index}${mark}`), text),
  );
  return [...own.map(withoutDigits), ...open];
}

// No text of YAML or of a script holds it: that is said of every part that does.
const mark = '\0';

/** A word in every language, whatever its digits are; `0x1f`, `1e5` and `12` may be numbers. */
const isPlainName = (name: string): boolean => /^[a-z]/i.test(name) && !/\d[a-z_]/i.test(name);

/** Four numbers with dots are a text in every language. What a machine takes for itself is another matter. */
const isPlainAddress = (address: string): boolean =>
  /^[1-9]\d*(?:\.\d+){3}$/.test(address) && !isOwnAddress(address);

/** The first number of an address tells its kind. */
const withoutDigits = (name: string): string => {
  const kept = /^\d*/.exec(name)?.[0] ?? '';
  return kept + name.slice(kept.length).replace(/\d/g, '0');
};
