import type { Attachment } from '../../attach/machine.js';
import { guestDoesNotLook } from '../../diagnostics/catalogue/attach-guest.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { Site } from '../../domain/site.js';
import { guestOf } from '../../layouts/guests/index.js';
import { urlLayouts } from '../site/url-serial.js';

/** Why the machine's own program will not look for its seed where it is put. */
export function guestWarnings(
  { id, guest }: Pick<Device, 'id' | 'guest'>,
  {
    by,
    site,
    position,
  }: { by: Attachment['seed']['by']; position: Position; site: Pick<Site, 'layouts' | 'ownLayouts'> },
): readonly Diagnostic[] {
  const { reads } = guestOf({ guest });
  if (reads === undefined || (by !== 'url' && by !== 'address')) return [];
  const ways = by === 'url' ? site.layouts.filter((name) => urlLayouts(site).includes(name)) : site.layouts;
  if (ways.some((name) => reads.layouts.includes(name))) return [];
  return [guestDoesNotLook(position, { id, guest, by, images: reads.images })];
}
