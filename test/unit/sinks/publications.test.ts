import { expect, test } from 'vitest';
import { historyOf, type Publication } from '../../../src/sinks/publications.js';

/** `1 2 1<2 3`: 1 and 2 are built, 2 is rolled back to 1, 3 is built. */
const history = (text: string) => {
  const all: readonly Publication[] = text.split(' ').map((word) => {
    const [generation, from] = word.split('<').map(Number) as [number, number?];
    return { generation, ...(from === undefined ? {} : { from }) };
  });
  const { order, former, left } = historyOf(all);
  return { order: order.join(' '), former: former.join(' '), left: [...left].join(' ') };
};

test.each([
  ['1', '1', '', ''],
  ['1 2 3', '3 2 1', '2 1', ''],
  ['1 2 1<2', '1 2', '', '2'],
  ['1 2 1<2 3', '3 1 2', '1', '2'],
  ['1 2 1<2 3 4', '4 3 1 2', '3 1', '2'],
  ['1 2 1<2 3 1<3 4', '4 1 3 2', '1', '2 3'],
  ['1 2 3 1<3', '1 3 2', '', '3'],
  ['1 2 3 1<3 3<1', '3 1 2', '1', '1'],
  ['1 2 3 1<3 2<1', '2 1 3', '1', '3 1'],
  ['2 1<2 3', '3 1 2', '1 2', '2'],
])('%s: order %j, rollback goes to %j, left is %j', (text, order, former, left) => {
  expect(history(text)).toEqual({ order, former, left });
});
