import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../src/cloud-init/schema/formats.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

/** What jsonschema asks for `format: uri`, of a list of texts. */
const script = `
import json, sys
import rfc3987

def fits(text):
    try:
        rfc3987.parse(text, rule="URI")
        return True
    except ValueError:
        return False

print(json.dumps([fits(text) for text in json.load(sys.stdin)]))
`;

const pieces = [
  ...[
    'http',
    'https',
    's3',
    '1a',
    'a+b',
    '://',
    ':',
    '//',
    '/',
    '/a',
    'b%20c',
    '%2',
    '%zz',
    '?q=1',
    '#f',
    '#',
  ],
  ...['192.0.2.1', '[2001:db8::1]', '[::]', '[1::2::3]', '[::ffff:192.0.2.1]', '[fe80::1%25eth0]', '[v1.x]'],
  ...['[1:2:3:4:5:6:7:8]', '[1:2:3:4:5:6:7::]', '[::192.0.2.256]', '[1:2:3:4:5:6:7]', '[192.0.2.1::]', '[]'],
  ...[
    'web.example.net',
    'u:p@',
    '@',
    ':80',
    ':8x',
    ' ',
    '{a}',
    '$b',
    'ä',
    '\\',
    '|',
    '\n',
    "'",
    '[',
    ']',
    '',
  ],
];

requires('rfc3987')('the format uri', () => {
  test('20,000 texts are judged as python3-rfc3987 judges them', { timeout: 60_000 }, () => {
    const texts = fc
      .sample(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }), { numRuns: 20_000, seed: 8 })
      .map((some, index) => (index % 2 === 0 ? some : ['http://', ...some]).join(''));
    const verdicts = JSON.parse(runPython(script, { input: JSON.stringify(texts) })) as readonly boolean[];
    expect(texts.filter((text, index) => formats.get('uri')?.fits(text) !== verdicts[index])).toEqual([]);
    expect(verdicts.filter(Boolean).length).toBeGreaterThan(2000);
  });
});
