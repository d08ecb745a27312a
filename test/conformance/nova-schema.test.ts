import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Interface } from '../../src/domain/network.js';
import { networkData } from '../../src/encode/network/network-data.js';
import { networkDataProblems } from '../../src/encode/network/network-data-problems.js';
import { runPython } from '../support/python.js';
import { novaProblems } from './network/nova-requires.js';
import { randomTopologies } from './network/topologies.js';

const isHeld = (interfaces: readonly Interface[]): boolean =>
  networkDataProblems(interfaces).every(({ severity }) => severity === 'warning') &&
  interfaces.every((iface) => iface.kind !== 'ethernet' || iface.name === 'lo' || iface.mac !== undefined);

const topologies = randomTopologies(300, { seed: 9 }).filter(isHeld);
const files = topologies.map((interfaces) => networkData(interfaces)).filter((data) => data !== undefined);

/** What we write beyond Nova, knowingly: its schema has no /32, no route without a router and no type `static`. */
const beyond =
  /^(a network has the type static|a network has one address|a route leads to one address|a route lacks gateway)$/;

describe('network_data.json of random networks', () => {
  test('has what Nova requires', () => {
    expect(files.length).toBeGreaterThan(30);
    const problems = files.flatMap(novaProblems).filter((problem) => !beyond.test(problem));
    expect(problems).toEqual([]);
  });

  test('would be seen to lack it', () => {
    expect(novaProblems({ links: [], networks: [] })).toEqual(['there is no list services']);
    expect(novaProblems({ links: [{ type: 'bond', id: 'a' }], networks: [], services: [] })).toHaveLength(3);
  });
});

/** Checkouts of Nova to read the schema from: it is in no package that tests could install. */
const checkouts = [process.env.SEEDPRESS_NOVA].filter((folder) => folder !== undefined);

const script = `
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
validator = jsonschema.Draft7Validator(schema)
print(json.dumps([[error.message for error in validator.iter_errors(data)] for data in json.load(sys.stdin)]))
`;

describe.each(checkouts)("Nova's own schema, in %s", (checkout) => {
  test('takes all files that our words for it take, and no others', () => {
    const schema = join(checkout, 'doc/api_schemas/network_data.json');
    expect(readFileSync(schema, 'utf8')).toContain('network_data.json');
    const input = JSON.stringify(files);
    const errors = JSON.parse(runPython(script, { args: [schema], input })) as readonly string[][];
    const verdicts = errors.map((messages) => messages.length === 0);
    expect(verdicts).toEqual(files.map((data) => novaProblems(data).length === 0));
  });
});
