/** 4 or 6 for an address of that family, 0 for anything else, as Node says it. */
export function isIP(text: string): 0 | 4 | 6 {
  if (fourBytes.test(text)) return 4;
  // A zone may stand behind an address of IPv6; an URL has none.
  const [address = '', zone] = text.split(/%(.*)/s);
  if (zone === '' || !/^[\da-f:.]+$/i.test(address) || !address.includes(':')) return 0;
  return URL.canParse(`http://[${address}]`) ? 6 : 0;
}

const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const fourBytes = new RegExp(`^${byte}(?:\\.${byte}){3}$`);

export const isIPv4 = (text: string): boolean => isIP(text) === 4;
export const isIPv6 = (text: string): boolean => isIP(text) === 6;
