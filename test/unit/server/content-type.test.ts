import { expect, test } from 'vitest';
import { contentTypeOf } from '../../../src/server/content-type.js';

const text = 'text/plain; charset=utf-8';
const bytes = 'application/octet-stream';

test.each([
  ['meta-data', text],
  ['user_data', text],
  ['public-hostname', text],
  ['index.html', text],
  ['page.HTML', text],
  ['cloud.config', text],
  ['script.js', text],
  ['a.constructor', text],
  ['ends.', text],
  ['meta_data.json', 'application/json'],
  ['META.JSON', 'application/json'],
  ['waf-1.iso', bytes],
  ['agent.tar.gz', bytes],
  ['agent.deb', bytes],
])('%s is %s', (name, type) => {
  expect(contentTypeOf(name)).toBe(type);
});
