import { addressOf, told } from './site.js';

/** What a guest's own code made of its seed; what it does not do here is absent. */
export interface Arrived {
  readonly name?: string;
  readonly keys?: string;
  readonly network?: string;
  readonly file?: string;
  /** What it says of its user-data where it is not let to act on it. */
  readonly verdict?: string;
}

/** What of that which every device is told stands in it, in words. */
export function wordsOf(guest: string, { name, keys, network, file, verdict }: Arrived): readonly string[] {
  return [
    ...(name?.includes(`${guest}.${told.domain}`) ? ['name'] : []),
    ...(keys?.trim() === told.key ? ['keys'] : []),
    ...(network?.includes(addressOf(guest)) ? ['address'] : []),
    ...(network?.includes(told.gateway) ? ['gateway'] : []),
    ...(network?.includes(told.nameserver) ? ['DNS'] : []),
    ...(file?.trim() === told.motd ? ['files'] : []),
    ...(verdict === 'valid' ? ['user-data'] : []),
  ];
}
