import { fits, misfits, type Parsed } from './parsed.js';

/** How large user-data may be where it is handed over, and by whom. */
export interface Budget {
  /** As the user wrote it: `ec2`, or a number of bytes. */
  readonly name: string;
  readonly bytes: number;
  /** The limit counts the bytes themselves, or their base64. */
  readonly unit: 'raw' | 'base64';
}

/** Platforms that hand user-data over in a format that others have as well; the rest stands with the layouts. */
export const platformBudgets: readonly Budget[] = [
  // PVE/QemuServer/Cloudinit.pm: a volume of 4 MiB; one MiB stays for its file system and the other files.
  { name: 'proxmox', bytes: 3 * 1024 * 1024, unit: 'raw' },
  // KubeVirt, api-reference of CloudInitNoCloudSource: inline userData of at most 2048 bytes.
  { name: 'kubevirt', bytes: 2048, unit: 'raw' },
];

/** The name of a platform, or a number of bytes in digits. */
export function parseBudget(text: string, { named }: { named: readonly Budget[] }): Parsed<Budget> {
  const known = named.find(({ name }) => name === text);
  if (known !== undefined) return fits(known);
  if (/^[1-9]\d{0,11}$/.test(text)) return fits({ name: text, bytes: Number(text), unit: 'raw' });
  return misfits(`"${text}" is not a budget`, expectedBudget(named));
}

/** What the value of a budget may be, for messages. */
export const expectedBudget = (named: readonly Budget[]): string =>
  `a number of bytes, or one of ${named.map(({ name }) => name).join(', ')}`;

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
