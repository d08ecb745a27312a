import { stillEncoded } from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { DeviceId } from '../../domain/device-id.js';
import type { Part } from '../../domain/part.js';
import { checkPart } from '../check-part.js';
import type { PlaceOf } from '../rendered-text.js';

/** What the checks of our own parts say about a part that nobody rendered: no device, no template. */
export function foreignPart(
  part: Pick<Part, 'filename' | 'contentType' | 'content'>,
  { placeOf, os }: { placeOf: PlaceOf; os: Device['os'] },
): readonly Diagnostic[] {
  const found = checkPart(
    { ...part, gzip: false, encoding: 'auto' },
    {
      declaration: { template: part.filename, origin: placeOf(1).position },
      list: 'user_data',
      device: { id: nobody, os },
      placeOf,
    },
  );
  return found.map(({ devices: _, remedy, ...rest }) => {
    if (rest.code === 'part-encoded')
      return stillEncoded(placeOf(1), { filename: part.filename, isGzip: /\bis gzip\b/.test(rest.found) });
    return remedy === undefined || ofTemplates.test(remedy) ? rest : { ...rest, remedy };
  });
}

const nobody = '' as DeviceId;

/** Nobody has templates here. */
const ofTemplates = /\btemplates?\b|type\.yaml/;
