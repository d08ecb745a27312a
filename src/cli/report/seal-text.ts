import type { SealResult } from '../../pipeline/seal/seal.js';
import type { SealRefusal } from '../../pipeline/seal/seal-line.js';
import { unflushedText } from './build-summary.js';

/** `sealed waf-1 and waf-2, published as generation 7`. */
export function sealedText({
  generation,
  sealed,
  unchanged,
}: Extract<SealResult, { outcome: 'sealed' }>): string {
  if (sealed.length === 0) return `${unchanged.join(', ')} is sealed already`;
  return `sealed ${sealed.join(', ')}; published generation ${generation}`;
}

/** What went wrong after the publication, a line each. */
export const sealWarnings = (result: Extract<SealResult, { outcome: 'sealed' }>): string =>
  [
    unflushedText(result),
    result.leftBehind === undefined
      ? ''
      : `seedpress: warning: what older generations hold, secrets among it, is not removed yet: ${result.leftBehind}; the next build tries again\n`,
  ].join('');

/** Why a device was not sealed, and what to do. */
export function refusalText(refusal: SealRefusal, { out }: { out: string }): string {
  switch (refusal.reason) {
    case 'site':
      return `there is no published site in ${out} whose state can be read; run 'seedpress build' first`;
    case 'signature':
      return 'the published site is signed; give --sign KEY to sign what is left';
    case 'layout':
      return `the layout ${refusal.layout} of the published site is not in its config; run 'seedpress build' first`;
    case 'unknown':
      return `there is no device ${refusal.id} in the published site`;
    case 'unasked':
      return `${refusal.id} does not have 'sealed: true'; set it for the device, its type or the site, and build`;
    case 'seed':
      return `what ${refusal.id} was built from is no longer in ${out}; run 'seedpress build' first`;
  }
}
