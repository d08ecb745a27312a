import type { LocatedMessage } from '../../cloud-init/message/read-message.js';
import { scriptTwice } from '../../diagnostics/catalogue/mime.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../domain/part.js';
import { scriptFile, scriptKind } from '../../encode/mime/script-kind.js';
import type { CheckedPart } from '../checked-part.js';
import type { MergingPart } from '../merging-part.js';
import type { ScriptText } from '../script-text.js';
import type { PartFacts } from '../together/facts.js';
import { containerMistakes } from './containers.js';
import type { FileText } from './file-text.js';
import { headerMistakes } from './headers.js';
import { lintLeaf } from './lint-leaf.js';
import type { ForeignGuest } from './lint-options.js';
import type { PartSize } from './over-budget.js';

export interface LintedMessage extends CheckedPart {
  readonly sizes: readonly PartSize[];
}

/** All that is wrong with a MIME message, its parts included. */
export function lintMessage(
  message: LocatedMessage,
  { text, guest }: { text: FileText; guest: ForeignGuest },
): LintedMessage {
  const diagnostics: Diagnostic[] = [];
  const above: Part[] = [];
  const named = new Map<string, NamedScript>();
  const scripts: ScriptText[] = [];
  const facts: PartFacts[] = [];
  const sizes: PartSize[] = [];
  const configs: MergingPart[] = [];
  for (const each of withParts(message)) {
    const place = text.placeAt(each.at);
    const inHeaders = headerMistakes(each, text);
    diagnostics.push(...inHeaders);
    if (each.contentType.startsWith('multipart/')) {
      diagnostics.push(...containerMistakes(each, text));
      continue;
    }
    const leaf = lintLeaf(each, { number: above.length + 1, above, text, guest });
    const bytes = Buffer.byteLength(text.text.slice(each.at, each.endAt));
    sizes.push({ filename: leaf.filename, place, bytes });
    // Of a part whose headers are wrong all the rest would be echoes.
    if (inHeaders.some((found) => found.code === 'mime-header' && isError(found))) continue;
    diagnostics.push(...leaf.diagnostics);
    scripts.push(...leaf.scripts);
    facts.push(...(leaf.facts ?? []));
    const isMisspelt = inHeaders.some(({ code }) => code === 'merge-header' || code === 'merge-type');
    if (leaf.part?.launchIndex === undefined && !isMisspelt) configs.push(...(leaf.configs ?? []));
    if (leaf.part === undefined) continue;
    above.push(leaf.part);
    diagnostics.push(...sameScript(leaf.part, { place, named }));
  }
  return { diagnostics, scripts, sizes, configs, facts };
}

interface NamedScript {
  readonly filename: string;
  readonly place: Place;
}

/** A message and all that is in it, as Python's walk() does. */
const withParts = (message: LocatedMessage): readonly LocatedMessage[] => [
  message,
  ...(message.parts ?? []).flatMap(withParts),
];

/** Scripts of one kind share a folder. Sources: handlers/shell_script.py, shell_script_by_frequency.py. */
function sameScript(
  part: Part,
  { place, named }: { place: Place; named: Map<string, NamedScript> },
): readonly Diagnostic[] {
  const kind = scriptKind(part);
  if (kind === undefined) return [];
  const { filename } = part;
  const file = scriptFile(filename);
  const first = named.get(`${kind}/${file}`);
  if (first !== undefined) return [scriptTwice(place, { filename, file, first })];
  named.set(`${kind}/${file}`, { filename, place });
  return [];
}
