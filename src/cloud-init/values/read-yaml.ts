import { type TextPlace, type TextPlaceAt, textPlaces } from '../../domain/text-place.js';
import type { GuestValue } from './guest-value.js';
import { compose } from './yaml/compose.js';
import { construct } from './yaml/construct.js';
import { YamlMistake } from './yaml/mistake.js';

/** A YAML text as cloud-init has it, or what it stumbles over. */
export type ReadYaml = { readonly placeAt: TextPlaceAt } & (
  | { readonly ok: true; readonly value: GuestValue }
  | { readonly ok: false; readonly mistake: TextPlace & { readonly message: string } }
);

/**
 * Reads a text as PyYAML's safe loader does: YAML 1.1, with its numbers, dates and truth values, merge keys, and the
 * last of equal keys. A text of nothing is null. Source: cloudinit/safeyaml.py load. docs/adr/0018 says why by hand.
 */
export function readYaml(text: string): ReadYaml {
  const placeAt = textPlaces(text);
  const at = text.search(unprintable);
  if (at >= 0) {
    const message = 'a character that YAML does not allow, whatever quotes it has';
    return { ok: false, mistake: { ...placeAt(at), message }, placeAt };
  }
  try {
    const root = compose(text);
    return { ok: true, value: root === undefined ? nothing : construct(root), placeAt };
  } catch (failure) {
    if (!(failure instanceof YamlMistake)) throw failure;
    return { ok: false, mistake: { ...placeAt(failure.at), message: failure.message }, placeAt };
  }
}

// PyYAML reader.py NON_PRINTABLE.
const unprintable = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

const nothing: GuestValue = { kind: 'scalar', value: null, style: 'plain', plain: '', at: 0 };
