import { mergeTypesOf, WrongMerge } from '../../cloud-init/merge/merge-types.js';
import { mergeHeader, wrongMergeType } from '../../diagnostics/catalogue/mime.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';

/** Whether a header is meant to say how a part merges, however it is spelt. */
export const isMergeHeader = (name: string): boolean => /^(?:x-)?merge[-_]?(?:type|how)$/i.test(name);

/** Such a header's name and value. Sources: handlers/cloud_config.py _extract_mergers, mergers/__init__.py. */
export function mergeHeaderMistakes(
  { name, value, contentType }: { name: string; value: string; contentType: string },
  place: Place,
): readonly Diagnostic[] {
  if (!/^(?:X-)?Merge-Type$/.test(name)) return [mergeHeader(place, { name })];
  // Nobody reads it of a script.
  if (!/^text\/(?:cloud-config|plain|jinja2)$/.test(contentType)) return [];
  const why = mistakeIn(value);
  return why === undefined ? [] : [wrongMergeType(place, { value, why })];
}

export const isMergeType = (value: string): boolean => mistakeIn(value) === undefined;

function mistakeIn(value: string): string | undefined {
  try {
    mergeTypesOf(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof WrongMerge)) throw error;
    return error.message;
  }
}
