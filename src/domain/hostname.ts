import { fits, misfits, type Parsed } from './parsed.js';

const isLabel = (text: string): boolean => /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(text);

/** One label of a host name, RFC 1123: letters, digits and dashes, at most 63. */
export function parseHostname(text: string): Parsed<string> {
  if (text.includes('.'))
    return misfits(`"${text}" contains a dot`, 'the name without its domain, like waf-ba-0001');
  return parseDomain(text, 'at most 63 letters, digits and dashes, like waf-ba-0001');
}

/** A host name with its domain: two labels or more, at most 253 characters in all. */
export function parseFqdn(text: string): Parsed<string> {
  const expected = 'a host name with its domain, like waf-ba-0001.example.net';
  if (!text.includes('.')) return misfits(`"${text}" has no domain`, expected);
  return parseDomain(text, expected);
}

/** A domain to search names in: one label or more. */
export const parseSearchDomain = (text: string): Parsed<string> =>
  parseDomain(text, 'a domain, like example.net');

function parseDomain(text: string, expected: string): Parsed<string> {
  if (text === '') return misfits('the name is empty', expected);
  if (text.length > 253) return misfits(`the name has ${text.length} characters`, 'at most 253 characters');
  for (const label of text.split('.')) {
    if (label === '') return misfits(`"${text}" has an empty label`, expected);
    if (label.length > 63) {
      return misfits(
        `"${text}" has a label of ${label.length} characters`,
        'at most 63 characters between two dots',
      );
    }
    if (isLabel(label)) continue;
    const wrong = [...label].find((character) => !/[A-Za-z0-9-]/.test(character));
    const found =
      wrong === undefined ? `"${label}" starts or ends with a dash` : `"${text}" contains "${wrong}"`;
    return misfits(found, expected);
  }
  return fits(text);
}
