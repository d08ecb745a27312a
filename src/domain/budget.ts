import { fits, misfits, type Parsed } from './parsed.js';

/** How large user-data may be where it is handed over, and by whom. */
export interface Budget {
  /** As the user wrote it: `ec2`, or a number of bytes. */
  readonly name: string;
  readonly bytes: number;
  /** The limit counts the bytes themselves, or their base64. */
  readonly unit: 'raw' | 'base64';
}

const named: readonly Budget[] = [
  // Amazon EC2 User Guide, "Run commands when you launch an EC2 instance": 16 KB, in raw form, before base64.
  { name: 'ec2', bytes: 16 * 1024, unit: 'raw' },
  // nova/api/openstack/compute/schemas/servers.py: user_data, base64, maxLength 65535.
  { name: 'openstack', bytes: 65_535, unit: 'base64' },
  // PVE/QemuServer/Cloudinit.pm: a volume of 4 MiB; one MiB stays for its file system and the other files.
  { name: 'proxmox', bytes: 3 * 1024 * 1024, unit: 'raw' },
  // KubeVirt, api-reference of CloudInitNoCloudSource: inline userData of at most 2048 bytes.
  { name: 'kubevirt', bytes: 2048, unit: 'raw' },
];

export const budgetNames: readonly string[] = named.map(({ name }) => name);

/** What EC2 takes: looked at wherever a site serves the layout of that name. */
export const ec2Budget: Budget = named[0] as Budget;

/** The name of a platform, or a number of bytes in digits. */
export function parseBudget(text: string): Parsed<Budget> {
  const known = named.find(({ name }) => name === text);
  if (known !== undefined) return fits(known);
  if (/^[1-9]\d{0,11}$/.test(text)) return fits({ name: text, bytes: Number(text), unit: 'raw' });
  return misfits(`"${text}" is no budget`, `a number of bytes, or one of ${budgetNames.join(', ')}`);
}

/** The one of most bytes, the first of several such; undefined where there is none. */
export const biggestOf = <Item extends { readonly bytes: number }>(
  items: readonly Item[],
): Item | undefined =>
  items.reduce<Item | undefined>(
    (most, item) => (most === undefined || item.bytes > most.bytes ? item : most),
    undefined,
  );

/** How much of a budget so many bytes are. */
export const spentOf = (bytes: number, { unit }: Budget): number =>
  unit === 'raw' ? bytes : 4 * Math.ceil(bytes / 3);
