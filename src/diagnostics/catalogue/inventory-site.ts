import type { Diagnostic, Position } from '../diagnostic.js';

export const duplicateEntry = (
  position: Position,
  { key, name, first }: { key: string; name: string; first: Position },
): Diagnostic => ({
  code: 'duplicate-entry',
  severity: 'error',
  position,
  found: `"${name}" stands twice in ${key}`,
  expected: 'each name once',
  related: [{ label: 'first', position: first }],
});
