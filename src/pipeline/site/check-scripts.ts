import { type ScriptText, scriptShape } from '../../checks/script-text.js';
import { scriptSyntax } from '../../diagnostics/catalogue/parts-text.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { ReadScript, SyntaxMistake } from '../../domain/script-syntax.js';
import { mapAtMost } from './map-at-most.js';

/** Reads the scripts with the programs that run them, each kind of text once: a process costs more than a device. */
export async function checkScripts(
  scripts: readonly ScriptText[],
  { readScript, jobs }: { readScript: ReadScript; jobs: number },
): Promise<readonly Diagnostic[]> {
  const alike = new Map<string, ScriptText[]>();
  for (const script of scripts) {
    const key = keyOf(script);
    const group = alike.get(key);
    if (group === undefined) alike.set(key, [script]);
    else group.push(script);
  }
  const found = await mapAtMost([...alike.values()], jobs, async (group) => {
    const [script] = group as [ScriptText, ...ScriptText[]];
    const { reader, text, filename, what, placeOf } = script;
    const mistake = await readScript({ reader, text });
    if (mistake === undefined) return [];
    const { line, message } = await inItsPiece(mistake, { script, readScript });
    const place = placeOf(Math.min(line, text.split('\n').length));
    return group.map(({ device }) => scriptSyntax(place, { filename, what, device, reader, message }));
  });
  return found.flat();
}

/** Shells see an open quote at the end of the script alone; the piece that is wrong by itself is where it stands. */
async function inItsPiece(
  mistake: SyntaxMistake,
  { script, readScript }: { script: ScriptText; readScript: ReadScript },
): Promise<SyntaxMistake> {
  const { pieces = [], reader } = script;
  if (!isAtTheEnd.test(mistake.message)) return mistake;
  for (const { text, line: first } of pieces) {
    const own = await readScript({ reader, text });
    if (own === undefined) continue;
    const last = text.trimEnd().split('\n').length;
    return { message: own.message, line: first - 1 + Math.min(own.line, last) };
  }
  return mistake;
}

const isAtTheEnd = /unterminated|end of file|unexpected EOF/i;

const keyOf = (script: ScriptText): string => `${script.reader}\0${script.part}\0${scriptShape(script)}`;
