import { expect, test } from 'vitest';
import { sourceName } from '../../../src/datasource/source-name.js';

test.each([
  ['nsfocus', 'Nsfocus'],
  ['NsFocus', 'NsFocus'],
  ['my-lab', 'MyLab'],
  ['my_lab-2', 'MyLab2'],
  ['a--b-', 'AB'],
])('%s is %s', (namespace, name) => expect(sourceName(namespace)).toBe(name));

test.each([
  ['oracle', 'OracleSeed'],
  ['none', 'NoneSeed'],
  ['VMware', 'VMwareSeed'],
  ['no-cloud', 'NoCloudSeed'],
])('%s is %s, for cloud-init has a source of that name', (namespace, name) =>
  expect(sourceName(namespace)).toBe(name),
);

test.each([
  ['on', 'OnSeed'],
  ['null', 'NullSeed'],
  ['3com', '3comSeed'],
  ['1e3', '1e3Seed'],
])('%s is %s, for YAML may take the name for another value', (namespace, name) =>
  expect(sourceName(namespace)).toBe(name),
);

test.each(['x"""\nimport os', "x');", 'x y', 'é', ''])('%j gives an identifier behind DataSource', (text) =>
  expect(sourceName(text)).toMatch(/^[A-Za-z0-9]+$/),
);
