import type { ReadYaml } from '../../cloud-init/values/read-yaml.js';
import type { AboutPart } from '../../diagnostics/catalogue/part-message.js';
import { wrongYaml } from '../../diagnostics/catalogue/parts.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';

/** What is said of a part that is not YAML. */
export function unreadableYaml(
  { mistake: { line, column, message } }: Extract<ReadYaml, { readonly ok: false }>,
  { content, placeOf, about }: Text,
): readonly Diagnostic[] {
  const text = content.split('\n')[line - 1] ?? '';
  return [wrongYaml(placeOf(line, column), { ...about, text, message })];
}

interface Text {
  readonly content: string;
  readonly placeOf: PlaceOf;
  readonly about: AboutPart;
}
