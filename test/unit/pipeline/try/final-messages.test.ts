import { expect, test } from 'vitest';
import type { Part } from '../../../../src/domain/part.js';
import type { Seed } from '../../../../src/domain/seed.js';
import { finalMessages } from '../../../../src/pipeline/try/final-messages.js';

const matches = (content: string, line: string): boolean => {
  const part = { content } as Part;
  const seed = { userData: [part], vendorData: [], included: [] } as unknown as Seed;
  return finalMessages(seed).some((pattern) => pattern.test(line));
};

test.each([
  [
    'final_message: "The system is up, after $UPTIME seconds"\n',
    '[  9.1] cloud-init[1]: The system is up, after 9.0 seconds',
  ],
  [
    'final_message: "## template: jinja\\n{{version}} has (finally) come up"\n',
    '22.4.2 has (finally) come up',
  ],
  ['#cloud-config\nfinal_message: |\n  $datasource\n  done and dusted\n', 'done and dusted'],
])('%j is waited for', (content, line) => {
  expect(matches(content, line)).toBe(true);
  expect(matches(content, 'something else')).toBe(false);
});

test.each([
  ['final_message: "$UPTIME"\n', 'words of its own are too few'],
  ['final_message: [a, b]\n', 'it is no text'],
  ['final_message: "{% if %}\n', 'it is no YAML'],
  ['echo "final_message: x"\n', 'it is no cloud-config'],
  ['final_message: ""\n', 'it is empty'],
])('%j is not: %s', (content) => {
  expect(matches(content, '')).toBe(false);
  expect(matches(content, 'anything')).toBe(false);
});
