import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { printable } from '../diagnostics/printable.js';
import type { Device } from '../domain/device.js';
import { maskText } from '../domain/secrets/mask-text.js';
import type { SourceNode } from '../domain/source-node.js';

/** The device for which a mistake was found. */
interface Owner {
  readonly device?: Device;
  readonly source: SourceNode;
  readonly isRepeated: boolean;
}

/**
 * Gathers mistakes. One that many devices share, since a `repeat` made them or they inherit one value, is kept
 * once, with all their ids; what was found is then told of the first of them. Where the place says already
 * which device it is, none is named.
 */
export class Collector {
  readonly #byPlace = new Map<string, { readonly diagnostic: Diagnostic; readonly devices?: Set<string> }>();

  add(diagnostics: readonly Diagnostic[], owner?: Owner): void {
    for (const diagnostic of diagnostics) {
      const id = owner === undefined ? undefined : nameFor(diagnostic, owner);
      const key = keyOf(diagnostic);
      const known = this.#byPlace.get(key);
      if (known !== undefined) {
        if (id !== undefined) known.devices?.add(id);
      } else if (id === undefined) this.#byPlace.set(key, { diagnostic });
      else this.#byPlace.set(key, { diagnostic, devices: new Set([id]) });
    }
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#byPlace.values()].map(({ diagnostic, devices }) => ({
      ...diagnostic,
      found: safe(diagnostic.found),
      ...(diagnostic.fix === undefined ? {} : { fix: safe(diagnostic.fix) }),
      ...(devices === undefined ? {} : { devices: [...devices] }),
    }));
  }
}

/**
 * It may quote what nobody has checked: a file of the inventory must not write to a terminal. Secrets are masked before it is cut,
 * since half a private key is none to the eye.
 */
const safe = (text: string): string => printable(maskText(text.slice(0, longest)));

// A file of megabytes may be one text.
const longest = 4000;

function nameFor({ position }: Diagnostic, { device, source, isRepeated }: Owner): string | undefined {
  return isRepeated || position.file !== source.origin.file ? device?.id : undefined;
}

// A rendered value differs from device to device; two keys that are missing at one place differ in `found`.
function keyOf({ code, position, found }: Diagnostic): string {
  const what = code === 'missing-key' ? found : '';
  return JSON.stringify([position.file, position.line, position.column, code, what]);
}
