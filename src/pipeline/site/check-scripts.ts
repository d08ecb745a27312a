import { type ScriptText, scriptShape } from '../../checks/script-text.js';
import { surelyReads } from '../../cloud-init/shell/surely-reads.js';
import { scriptSyntax } from '../../diagnostics/catalogue/parts-text.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { ReadScript, SyntaxMistake } from '../../domain/script-syntax.js';
import { mapAtMost } from './map-at-most.js';

/** Scripts by their kinds: of each one text, and the devices that have it. */
export class ScriptKinds {
  readonly #kinds = new Map<string, ScriptKind & { readonly devices: string[] }>();
  readonly #keys = new WeakMap<ScriptText, string>();

  constructor(scripts: Iterable<ScriptText> = []) {
    for (const script of scripts) this.add(script);
  }

  /** `device` has it; one text may be given for many devices. */
  add(script: ScriptText, { device }: Pick<ScriptText, 'device'> = script): void {
    const key = this.#keys.get(script) ?? keyOf(script);
    this.#keys.set(script, key);
    const kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, { script, devices: [device] });
    else kind.devices.push(device);
  }

  all(): readonly ScriptKind[] {
    return [...this.#kinds.values()];
  }
}

interface ScriptKind {
  readonly script: ScriptText;
  readonly devices: readonly string[];
}

/**
 * Reads the scripts with the programs that run them, each kind of text once: a process costs more than a device. What every shell reads for
 * sure is handed to none.
 */
export async function checkScripts(
  scripts: ScriptKinds,
  { readScript, jobs }: { readScript: ReadScript; jobs: number },
): Promise<readonly Diagnostic[]> {
  const found = await mapAtMost(scripts.all(), jobs, async ({ script, devices }) => {
    const { reader, text, filename, what, placeOf } = script;
    if (reader !== 'python3' && surelyReads(text)) return [];
    const mistake = await readScript({ reader, text });
    if (mistake === undefined) return [];
    const { line, message } = await inItsPiece(mistake, { script, readScript });
    const place = placeOf(Math.min(line, text.split('\n').length));
    return devices.map((device) => scriptSyntax(place, { filename, what, device, reader, message }));
  });
  return found.flat();
}

/** Makes a reader that is asked once for scripts of one shape in which nothing is wrong: for builds that look at a fleet in parts. */
export function readingOnce(readScript: ReadScript): ReadScript {
  const right = new Set<string>();
  return async (script) => {
    const key = `${script.reader}\0${scriptShape(script)}`;
    if (right.has(key)) return undefined;
    const mistake = await readScript(script);
    if (mistake === undefined) right.add(key);
    return mistake;
  };
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
