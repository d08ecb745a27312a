import type { Diagnostic, Position, Severity } from '../diagnostic.js';
import { either, message, messageRows } from '../message.js';

export const rows = messageRows({
  'user-data-size': either(
    'The user-data is too large',
    'The platform drops or refuses user-data over its limit. Compress it, or let the guest fetch large parts.',
  ),
});

/** User-data is larger than what hands it over takes; the place is that of its biggest part. */
export const overBudget = (
  position: Position,
  options: {
    severity: Severity;
    /** `the user-data of web-01`. */
    what: string;
    bytes: number;
    biggest?: { filename: string; bytes: number };
    budget: { name: string; bytes: number; unit: 'raw' | 'base64' };
    devices?: readonly string[];
  },
): Diagnostic => {
  const { severity, what, bytes, biggest, budget, devices } = options;
  const unit = budget.unit === 'raw' ? 'bytes' : 'bytes of base64';
  const part =
    biggest === undefined ? '' : `; its largest part is "${biggest.filename}" with ${biggest.bytes}`;
  const name = /^\d+$/.test(budget.name) ? 'its budget' : `the budget "${budget.name}"`;
  return message(rows['user-data-size'], position, {
    severity,
    found: `${what} has ${bytes} ${unit}${part}`,
    expected: `at most ${budget.bytes} ${unit}, ${name}`,
    fix: 'set gzip_user_data: true, or use include: { template: … } for a part that the guest then fetches',
    devices,
  });
};
