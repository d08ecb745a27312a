import { expect, test } from 'vitest';
import { messagesFor } from './support.js';

const head = 'id: a\ntype: base\n';

test.each([
  ['"a\\nb"', '"a\\nb" contains "\\n"'],
  ['"\\e[31m"', '"\\u001b[31m" contains "\\u001b"'],
  ['"a\\u202eb"', '"a\\u202eb" contains "\\u202e"'],
  ['"a\\u2028b"', '"a\\u2028b" contains "\\u2028"'],
  ['"a\\x85b"', '"a\\u0085b" contains "\\u0085"'],
])('a host name %s is quoted without its control characters', (text, found) => {
  expect(messagesFor(`${head}hostname: ${text}\n`)[0]).toContain(`error name-format: ${found}; expected `);
});

test('a long text is cut', () => {
  const [message] = messagesFor(`${head}uuid: ${'x'.repeat(10_000)}\n`);
  expect(message).toContain('xxx…xxx');
  expect(message?.length).toBeLessThan(400);
});
