import { foldersOf } from '../../domain/device-group.js';
import type { DeviceType } from '../../domain/device-type.js';
import { formatPath } from '../../domain/source-node.js';
import type { ExplainedValue } from '../../inventory/explain/explained-value.js';
import type { LineDetails, PartDetails } from '../../report/data/device-details.js';
import type { RenderedPart, TemplateReader } from '../../seed/text-source.js';
import { placeText } from './place-text.js';

/** A rendered part, each line with the line of its template and with the places of the values that stand in it. */
export function partDetails(
  { part, declaration, list, placeOf }: RenderedPart,
  {
    type,
    templates,
    explained,
    mask,
  }: {
    type: DeviceType;
    templates: Pick<TemplateReader, 'has'>;
    explained: readonly ExplainedValue[];
    mask: (text: string) => string;
  },
): PartDetails {
  const { template } = declaration;
  const folder = foldersOf(declaration, type).find((name) => templates.has(template, [name]));
  const file = `templates/${folder ?? type.name}/${template}`;
  const values = valuesByText(explained);
  const content = part.content.replace(/\n$/, '');
  const shown = mask(content).split('\n');
  const lines = content.split('\n').map((text, index): LineDetails => {
    const { position, isSubstituted = false } = placeOf(index + 1);
    const from = isSubstituted ? sourcesOf(text, values) : [];
    return {
      text: shown[index] ?? '',
      ...(position.file === file ? { line: position.line } : {}),
      ...(from.length === 0 ? {} : { from }),
    };
  });
  return {
    list,
    filename: part.filename,
    contentType: part.contentType,
    ...(part.mergeType === undefined ? {} : { mergeType: part.mergeType }),
    notes: [
      ...(part.gzip ? ['gzip'] : []),
      ...(part.launchIndex === undefined ? [] : [`launch-index ${part.launchIndex}`]),
      ...(declaration.include === undefined ? [] : ['fetched by the guest']),
      ...(declaration.render ? [] : ['not rendered here']),
    ],
    template: file,
    declared: placeText(declaration.origin),
    lines,
  };
}

interface KnownValue {
  readonly text: string;
  /** `management_ip devices/waf.yaml:3`. */
  readonly from: string;
}

/** The values that a file says, by their texts: of two with one text the first is the one that the other is made of. */
function valuesByText(explained: readonly ExplainedValue[]): readonly KnownValue[] {
  const byText = new Map<string, string>();
  for (const { path, value, origin, hasParts } of explained) {
    if (origin === undefined || hasParts) continue;
    const from = `${formatPath(path)} ${origin.file}:${origin.line}`;
    for (const text of Array.isArray(value) ? value : [value])
      if ((typeof text === 'string' || typeof text === 'number') && !byText.has(String(text)))
        byText.set(String(text), from);
  }
  return [...byText]
    .map(([text, from]) => ({ text, from }))
    .filter(({ text }) => text.length >= shortest)
    .sort((a, b) => b.text.length - a.text.length);
}

/** A shorter one stands in many lines that have nothing to do with it. */
const shortest = 3;
const most = 3;

/** The places of the values that stand in a line; a longer one hides those that it holds. */
function sourcesOf(line: string, values: readonly KnownValue[]): readonly string[] {
  const found: string[] = [];
  let rest = line;
  for (const { text, from } of values) {
    if (found.length >= most || !rest.includes(text)) continue;
    found.push(from);
    rest = rest.replaceAll(text, '\0');
  }
  return found;
}
