import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { printable } from '../../diagnostics/printable.js';
import { sortDiagnostics } from '../../diagnostics/sort.js';
import type { Device } from '../../domain/device.js';
import { maskText } from '../../domain/secrets/mask-text.js';
import { masked } from '../../domain/secrets/secret-name.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import { asStrict } from './as-strict.js';
import { textSecrets } from './text-secrets.js';

/** Mistakes as they may be printed, and the lines that they are in. */
export interface Shown {
  /** Sorted; no secret stands in them. */
  readonly diagnostics: readonly Diagnostic[];
  /** The lines of an input without their secrets; none of a file that is no input. */
  readonly linesOf: LinesOf;
}

export type LinesOf = (file: string) => readonly string[];

interface ShownFile {
  readonly path: string;
  readonly text: string;
  /** What it holds where it is zipped. */
  readonly packed?: string | undefined;
}

interface Inputs {
  readonly strict: boolean;
  readonly files: readonly ShownFile[];
  readonly devices?: readonly Pick<Device, 'id' | 'view'>[];
  /** What the inventory names as secrets, as texts may write it. */
  readonly secrets?: readonly string[];
}

/**
 * Masks what mistakes quote: the secrets of the devices that they were found for, those of the files that they are in, and what
 * has the form of one.
 */
export function shown(
  found: readonly Diagnostic[],
  { strict, files, devices = [], secrets = [] }: Inputs,
): Shown {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const views = new Map(devices.map(({ id, view }) => [String(id), view]));
  const ofFile = onceForEach((path: string) => {
    const { text = '', packed = text } = byPath.get(path) ?? {};
    return textSecrets(packed, { path });
  });
  const ofDevice = onceForEach((id: string) => secretsIn(views.get(id) ?? null));
  const diagnostics = sortDiagnostics(asStrict(found, { strict })).map((diagnostic) => {
    const { position, related = [], devices: ids = [] } = diagnostic;
    const places = [position, ...related.map(({ position: place }) => place)];
    // What was found is told of the first device.
    return safe(diagnostic, [
      ...secrets,
      ...places.flatMap(({ file }) => ofFile(file)),
      ...ids.slice(0, 1).flatMap(ofDevice),
    ]);
  });
  const linesOf = onceForEach((path: string) => {
    const text = byPath.get(path)?.text;
    if (text === undefined) return [];
    const here = diagnostics.filter(({ position, related = [] }) =>
      [position, ...related.map(({ position: place }) => place)].some(({ file }) => file === path),
    );
    const ids = new Set(here.flatMap(({ devices: named = [] }) => named.slice(0, 1)));
    const known = [...secrets, ...ofFile(path), ...[...ids].slice(0, mostDevices).flatMap(ofDevice)];
    return maskText(text, { known }).split(/\r?\n/);
  });
  return { diagnostics, linesOf };
}

// The secrets of more devices take longer to look for than anybody waits for a message.
const mostDevices = 50;

function safe(diagnostic: Diagnostic, known: readonly string[]): Diagnostic {
  const { found, expected, fix } = diagnostic;
  const mask = (text: string): string => printable(maskText(withoutCuts(text, known), { known }));
  return {
    ...diagnostic,
    found: mask(found),
    expected: mask(expected),
    ...(fix === undefined ? {} : { fix: mask(fix) }),
  };
}

/** A quoted text may be cut in the middle of a secret, whose beginning stands before the `…` then. */
function withoutCuts(text: string, known: readonly string[]): string {
  if (!text.includes('…')) return text;
  return text
    .split('…')
    .map((piece, index, pieces) => {
      if (index === pieces.length - 1) return piece;
      const cut = Math.max(0, ...known.map((secret) => lengthOfStart(piece, secret)));
      return cut === 0 ? piece : `${piece.slice(0, piece.length - cut)}${masked}`;
    })
    .join('…');
}

/** How much of a secret a text ends in, if it is enough to say something. */
function lengthOfStart(text: string, secret: string): number {
  for (let length = Math.min(secret.length, text.length); length >= shortestStart; length -= 1)
    if (text.endsWith(secret.slice(0, length))) return length;
  return 0;
}

const shortestStart = 3;

function onceForEach<T>(compute: (key: string) => T): (key: string) => T {
  const results = new Map<string, T>();
  return (key) => {
    const result = results.get(key) ?? compute(key);
    results.set(key, result);
    return result;
  };
}
