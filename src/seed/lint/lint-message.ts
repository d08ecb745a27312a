import { scriptTwice } from '../../diagnostics/catalogue/mime.js';
import type { Place } from '../../diagnostics/catalogue/part-message.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { Part } from '../../domain/part.js';
import type { LocatedMessage } from '../../encode/mime/read-message.js';
import { scriptFile, scriptKind } from '../script-kind.js';
import { containerMistakes } from './containers.js';
import type { FileText } from './file-text.js';
import { headerMistakes } from './headers.js';
import { lintLeaf } from './lint-leaf.js';

/** All that is wrong with a MIME message, its parts included. */
export function lintMessage(
  message: LocatedMessage,
  { text, os }: { text: FileText; os: Device['os'] },
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const above: Part[] = [];
  const scripts = new Map<string, Script>();
  for (const each of withParts(message)) {
    const place = text.placeAt(each.at);
    const inHeaders = headerMistakes(each, text);
    diagnostics.push(...inHeaders);
    if (each.contentType.startsWith('multipart/')) {
      diagnostics.push(...containerMistakes(each, text));
      continue;
    }
    const leaf = lintLeaf(each, { number: above.length + 1, above, text, os });
    // Of a part whose headers are wrong all the rest would be echoes.
    if (inHeaders.some((found) => found.code === 'mime-header' && isError(found))) continue;
    diagnostics.push(...leaf.diagnostics);
    if (leaf.part === undefined) continue;
    above.push(leaf.part);
    diagnostics.push(...sameScript(leaf.part, { place, scripts }));
  }
  return diagnostics;
}

interface Script {
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
  { place, scripts }: { place: Place; scripts: Map<string, Script> },
): readonly Diagnostic[] {
  const kind = scriptKind(part);
  if (kind === undefined) return [];
  const { filename } = part;
  const file = scriptFile(filename);
  const first = scripts.get(`${kind}/${file}`);
  if (first !== undefined) return [scriptTwice(place, { filename, file, first })];
  scripts.set(`${kind}/${file}`, { filename, place });
  return [];
}
