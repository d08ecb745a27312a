/** A format of JSON schema: the strings that fit it, and words for what it wants. */
interface Format {
  readonly fits: (text: string) => boolean;
  readonly words: string;
}

/**
 * The formats that a guest's jsonschema can judge: dates everywhere, and URIs where the image has python3-rfc3987, which
 * Debian's python3-jsonschema recommends. All other formats want packages that neither it nor cloud-init asks for.
 */
export const formats: ReadonlyMap<string, Format> = new Map([
  ['date', { fits: isDate, words: 'a date in quotes, like "2032-09-01"' }],
  ['uri', { fits: isUri, words: 'a URL, like "http://192.0.2.10/path"' }],
]);

function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith('0000')) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

const character = String.raw`[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}`;
const uri = new RegExp(
  String.raw`^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/(?<authority>[^\/?#]*)(?:\/(?:${character}|\/)*)?` +
    String.raw`|\/?(?:(?:${character})(?:${character}|\/)*)?)` +
    String.raw`(?:\?(?:${character}|[\/?])*)?(?:#(?:${character}|[\/?])*)?$`,
);
const hostAndPort =
  /^(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[(?<literal>[^\]]*)\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::[0-9]*)?$/;

/** The rule "URI" of RFC 3986: with a scheme, in ASCII. Python's patterns end before a last line break. */
function isUri(text: string): boolean {
  const parts = uri.exec(text.replace(/\n$/, ''));
  if (parts === null) return false;
  const authority = hostAndPort.exec(parts.groups?.authority ?? '');
  if (authority === null) return false;
  const literal = authority.groups?.literal;
  return (
    literal === undefined || isIpv6(literal) || /^v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$/.test(literal)
  );
}

const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = new RegExp(String.raw`^${octet}(?:\.${octet}){3}$`);

/** An address of IPv6 without a zone, which RFC 3986 has no place for. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const isMapped = ipv4.test(last) && !text.endsWith('::');
  const plain = isMapped ? groups.slice(0, -1) : groups;
  const count = plain.length + (isMapped ? 2 : 0);
  return (
    plain.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) &&
    (halves.length === 2 ? count < 8 : count === 8)
  );
}
