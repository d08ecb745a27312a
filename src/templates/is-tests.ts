import { isMapping, isTrue } from './engine/values.js';

type Test = (value: unknown, ...given: readonly unknown[]) => boolean | undefined;

const isSet: Test = (value) => value !== undefined && value !== null;

const compared =
  (isRight: (a: number | string, b: number | string) => boolean): Test =>
  (value, given) =>
    isScalar(value) && typeof value === typeof given ? isRight(value, given as typeof value) : undefined;

const parity =
  (rest: number): Test =>
  (value) =>
    typeof value === 'number' ? Math.abs(value % 2) === rest : undefined;

const spelled =
  (isRight: (text: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' ? isRight(value) : undefined;

const isScalar = (value: unknown): value is number | string =>
  typeof value === 'string' || typeof value === 'number';

/**
 * The tests behind `is`: nunjucks' own, but that a field which is known and not set is not defined. Undefined
 * for a value that the test cannot be asked about.
 */
export const isTests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['boolean', (value) => typeof value === 'boolean'],
  ['defined', isSet],
  [
    'divisibleby',
    (value, by) => (typeof value === 'number' && typeof by === 'number' ? value % by === 0 : undefined),
  ],
  ['eq', (value, given) => value === given],
  ['equalto', (value, given) => value === given],
  ['even', parity(0)],
  ['falsy', (value) => !isTrue(value)],
  ['ge', compared((a, b) => a >= b)],
  ['greaterthan', compared((a, b) => a > b)],
  ['gt', compared((a, b) => a > b)],
  ['iterable', (value) => Array.isArray(value) || typeof value === 'string'],
  ['le', compared((a, b) => a <= b)],
  ['lessthan', compared((a, b) => a < b)],
  ['lower', spelled((text) => text.toLowerCase() === text)],
  ['lt', compared((a, b) => a < b)],
  ['mapping', isMapping],
  ['ne', (value, given) => value !== given],
  ['none', (value) => value === null],
  ['null', (value) => value === null],
  ['number', (value) => typeof value === 'number'],
  ['odd', parity(1)],
  ['sameas', (value, given) => value === given],
  ['string', (value) => typeof value === 'string'],
  ['truthy', isTrue],
  ['undefined', (value) => !isSet(value)],
  ['upper', spelled((text) => text.toUpperCase() === text)],
]);
