import type { Diagnostic } from './diagnostic.js';

/**
 * Mistakes in the order in which a reader walks the files: by file, line, column, then code. The same mistake
 * found through several devices becomes one, with all their ids.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const merged = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic);
    const first = merged.get(key);
    merged.set(key, first === undefined ? diagnostic : withDevicesOf(first, diagnostic));
  }
  return [...merged.values()].sort(compare);
}

function withDevicesOf(first: Diagnostic, second: Diagnostic): Diagnostic {
  const devices = [...new Set([...(first.devices ?? []), ...(second.devices ?? [])])];
  return devices.length === 0 ? first : { ...first, devices };
}

function keyOf({ code, position, found }: Diagnostic): string {
  return JSON.stringify([position.file, position.line, position.column, code, found]);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.position.file, b.position.file) ||
    a.position.line - b.position.line ||
    a.position.column - b.position.column ||
    compareText(a.code, b.code) ||
    compareText(a.found, b.found)
  );
}

// `<` and not localeCompare: the order must not depend on the locale of the machine.
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
