import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { TextSource } from './text-source.js';

/** A network-config as one device gets it, with the places of its lines in the template. */
export interface RenderedNetwork {
  readonly text: string;
  readonly placeOf: PlaceOf;
}

/** The network-config that a template gives; none after a mistake in it. */
export function buildNetwork(
  { template }: { readonly template: string },
  texts: TextSource,
): RenderedNetwork | undefined {
  const text = texts.rendered(template);
  if (text === undefined) return undefined;
  return { text, placeOf: texts.placesOf({ template }, text) };
}
