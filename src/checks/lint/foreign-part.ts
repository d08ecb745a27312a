import { stillEncoded } from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';
import type { DeviceId } from '../../domain/device-id.js';
import type { Part } from '../../domain/part.js';
import { checkPart } from '../check-part.js';
import type { CheckedPart } from '../checked-part.js';
import type { ForeignGuest } from './lint-options.js';

export interface ForeignPlace {
  readonly placeOf: PlaceOf;
  readonly guest: ForeignGuest;
  /** Counts from 1: which part of the file it is. */
  readonly number: number;
}

/** What the checks of our own parts say about a part that nobody rendered: no device, no template. */
export function foreignPart(
  part: Pick<Part, 'filename' | 'contentType' | 'content' | 'mergeType'>,
  { placeOf, guest, number }: ForeignPlace,
): CheckedPart {
  const {
    diagnostics,
    scripts,
    configs = [],
    facts = [],
  } = checkPart(
    { ...part, gzip: false, encoding: 'auto' },
    {
      declaration: { template: part.filename, origin: placeOf(1).position },
      path: [number],
      list: 'user_data',
      device: { id: nobody, os: guest.os },
      placeOf,
      guest: guest.facts,
    },
  );
  const encoded = diagnostics.find(({ code }) => code === 'part-encoded');
  if (encoded === undefined) return { diagnostics: diagnostics.map(ofNobody), scripts, configs, facts };
  const isGzip = /\bis gzip\b/.test(encoded.found);
  return { diagnostics: [stillEncoded(placeOf(1), { filename: part.filename, isGzip })], scripts };
}

/** A message without what it says of devices and templates. */
export function ofNobody({ devices: _, fix, ...rest }: Diagnostic): Diagnostic {
  return fix === undefined || ofTemplates.test(fix) ? rest : { ...rest, fix };
}

const nobody = '' as DeviceId;

/** Nobody has templates here. */
const ofTemplates = /\btemplates?\b|type\.yaml/;
