import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRequestPath } from '../../../src/server/request-path.js';

describe('the path of a request', () => {
  test.each<[string, string[], boolean]>([
    ['/', [], true],
    ['/waf-1', ['waf-1'], false],
    ['/waf-1/', ['waf-1'], true],
    ['/waf-1/nsfocus/latest/meta_data.json', ['waf-1', 'nsfocus', 'latest', 'meta_data.json'], false],
    ['//waf-1///nsfocus//', ['waf-1', 'nsfocus'], true],
    ['/waf-1/meta-data?a=/../b', ['waf-1', 'meta-data'], false],
    ['/waf-1/public-keys/0=controller', ['waf-1', 'public-keys', '0=controller'], false],
    ['/waf-1/a%20b', ['waf-1', 'a b'], false],
    ['/waf-1/%C3%A4', ['waf-1', 'ä'], false],
    ['/waf-1/%252e%252e', ['waf-1', '%2e%2e'], false],
    ['/waf-1/...', ['waf-1', '...'], false],
    ['/waf-1/.git', ['waf-1', '.git'], false],
    ['/%77af-1', ['waf-1'], false],
  ])('%s is read', (target, segments, isFolder) => {
    expect(parseRequestPath(target)).toEqual({ ok: true, value: { segments, isFolder } });
  });

  test.each<[string, RegExp]>([
    ['', /start with a slash/],
    ['*', /start with a slash/],
    ['waf-1', /start with a slash/],
    ['http://127.0.0.1/waf-1', /start with a slash/],
    ['\\waf-1', /start with a slash/],
    ['/..', /\.\. segment/],
    ['/waf-1/../waf-2', /\.\. segment/],
    ['/waf-1/./x', /\.\. segment/],
    ['/%2e%2e/x', /\.\. segment/],
    ['/%2E./x', /\.\. segment/],
    ['/waf-1/..%2fx', /slash or a backslash/],
    ['/waf-1%2fx', /slash or a backslash/],
    ['/waf-1%5cx', /slash or a backslash/],
    ['/waf-1\\..\\x', /slash or a backslash/],
    ['/%00', /control character/],
    ['/waf-1/a%0ab', /control character/],
    ['/waf-1/%7f', /control character/],
    ['/waf-1/%c2%85', /control character/],
    ['/%zz', /escapes no UTF-8/],
    ['/%', /escapes no UTF-8/],
    ['/%c0%ae%c0%ae/', /escapes no UTF-8/],
    ['/%ed%a0%80', /escapes no UTF-8/],
    ['/%u002e', /escapes no UTF-8/],
    ['/a b', /must be escaped/],
    ['/\u00e4', /must be escaped/],
    ['/a\u0000', /must be escaped/],
    ['/a#b', /must be escaped/],
    [`/${'a'.repeat(2048)}`, /longer than 2048/],
  ])('%j is refused', (target, found) => {
    expect(parseRequestPath(target)).toMatchObject({ ok: false, found: expect.stringMatching(found) });
  });

  test('whatever is sent, what is read is safe to join to a folder', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      '%',
      'a',
      '%c0%ae',
      '?',
      '//',
    );
    const target = fc.array(fc.oneof(piece, fc.string())).map((pieces) => `/${pieces.join('')}`);
    fc.assert(
      fc.property(target, (text) => {
        const path = parseRequestPath(text);
        if (!path.ok) return;
        for (const segment of path.value.segments) {
          expect(segment).not.toMatch(/[/\\\p{Cc}]|^\.{0,2}$/u);
        }
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });
});
