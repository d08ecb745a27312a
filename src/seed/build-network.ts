import type { PlaceOf } from '../diagnostics/rendered-text.js';
import type { TemplateSource } from '../domain/device.js';
import type { TextSource } from './text-source.js';

/** A network-config as one device gets it, with the places of its lines in the template. */
export interface RenderedNetwork {
  readonly text: string;
  readonly placeOf: PlaceOf;
}

/** The network-config that a template gives; none after a mistake in it. */
export function buildNetwork(source: TemplateSource, texts: TextSource): RenderedNetwork | undefined {
  const text = texts.rendered(source);
  if (text === undefined) return undefined;
  return { text, placeOf: texts.placesOf(source, text) };
}
