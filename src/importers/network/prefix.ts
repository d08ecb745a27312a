import { isIPv4, isIPv6 } from 'node:net';

/** The length of a mask: of `255.255.255.0`, `ffff:ffff::` or `24`. Undefined where it is none. */
export function prefixOf(mask: string): number | undefined {
  if (/^\d{1,3}$/.test(mask)) return Number(mask);
  if (isIPv4(mask)) return onesIn(mask.split('.').map(Number), 8);
  if (!isIPv6(mask)) return undefined;
  const [head = '', tail = ''] = mask.split('::');
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const missing = mask.includes('::') ? 8 - groups(head).length - groups(tail).length : 0;
  return onesIn([...groups(head), ...Array<number>(missing).fill(0), ...groups(tail)], 16);
}

function onesIn(groups: readonly number[], bits: number): number | undefined {
  const digits = groups.map((group) => group.toString(2).padStart(bits, '0')).join('');
  return /^1*0*$/.test(digits)
    ? digits.indexOf('0') === -1
      ? digits.length
      : digits.indexOf('0')
    : undefined;
}
