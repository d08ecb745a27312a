import { type ScriptText, scriptShape } from '../../checks/script-text.js';
import { scriptSyntax } from '../../diagnostics/catalogue/parts-text.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { ReadScript } from '../../domain/script-syntax.js';
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
    const [{ reader, text, filename, placeOf }] = group as [ScriptText, ...ScriptText[]];
    const mistake = await readScript({ reader, text });
    if (mistake === undefined) return [];
    const { message } = mistake;
    const line = Math.min(mistake.line, text.split('\n').length);
    return group.map(({ device }) => scriptSyntax(placeOf(line), { filename, device, reader, message }));
  });
  return found.flat();
}

const keyOf = (script: ScriptText): string => `${script.reader}\0${script.part}\0${scriptShape(script)}`;
