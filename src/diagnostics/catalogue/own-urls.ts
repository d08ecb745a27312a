import type { Diagnostic, Position } from '../diagnostic.js';
import { message, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'loopback-url': warning(
    'A URL leads to the guest itself',
    'A loopback address leads a machine to itself. Set server.address in site.yaml to an address that guests can reach.',
  ),
});

/** Of a URL in a part; `isOfSite` where it is the one that site.yaml says, or does not say. */
export const ownUrl = (
  place: Place,
  { filename, device, what, url, isOfSite }: AboutPart & { what: string; url: string; isOfSite?: true },
): Diagnostic =>
  partMessage(place, rows['loopback-url'], {
    device,
    found: `${what} in "${filename}" is ${url}, which leads the guest to itself`,
    expected: 'an address of the server that guests can reach',
    fix: isOfSite === true ? fixOfSite : undefined,
  });

/** The place is the declaration of an include. */
export const ownInclude = (
  position: Position,
  { device, url }: { device: string; url: string },
): Diagnostic =>
  message(rows['loopback-url'], position, {
    found: `the guest is to fetch this part from ${url}, which leads it to itself`,
    expected: 'an address of the server that guests can reach',
    fix: fixOfSite,
    devices: [device],
  });

const fixOfSite = 'set it in site.yaml, like server: { address: 192.0.2.2 }';
