import { expect, test } from 'vitest';
import { bashWords } from '../../src/cloud-init/shell/bash-words.js';
import { placesOf } from '../../src/diagnostics/rendered-text.js';
import { parseCsv } from '../../src/inventory/csv/parse-csv.js';
import { textSecrets } from '../../src/pipeline/site/text-secrets.js';

/** Seconds of this process, whatever else the machine does. */
function secondsOf(run: () => unknown): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

// Each took minutes when its time grew with the square of the size.
const many = 30_000;
test.each<[string, () => unknown]>([
  ['words of a command', () => bashWords(`echo ${'word '.repeat(10 * many)}`)],
  [
    'columns of a CSV',
    () => parseCsv(`${Array.from({ length: many }, (_, n) => `vars.c${n}`).join(',')}\n`, { file: 'a.csv' }),
  ],
  [
    'messages about lines that a loop wrote',
    () => {
      const lines = Array.from({ length: many }, (_, n) => `key${n}: 1`);
      const placeOf = placesOf({
        rendered: lines.join('\n'),
        source: `{% for n in range(${many}) %}\nkey{{ n }}: 1\n{% endfor %}`,
        file: 'templates/a/b.config',
        origin: { file: 'templates/a/type.yaml', line: 1, column: 1 },
      });
      for (let line = 1; line <= many; line += 1) placeOf(line);
    },
  ],
  ['brackets in a text that is masked', () => textSecrets(`a: ${'['.repeat(many)}${']'.repeat(many)}`)],
])('the time for %s grows with their number', (_, run) => {
  expect(secondsOf(run)).toBeLessThan(20);
});
