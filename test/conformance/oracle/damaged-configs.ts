import { stringify } from 'yaml';
import type { JsonObject } from '../../../src/domain/json.js';
import { configs } from '../config-schema/configs.js';
import { damaged } from '../guest-yaml/damaged.js';
import { randomFrom } from '../guest-yaml/random-yaml.js';

/** Files of user-data that are right, each a cloud-config of one to four modules, in YAML of several styles. */
export function goodConfigs(count: number, { seed }: { seed: number }): readonly string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => goodConfig(random));
}

/** The same with some characters, lines, keys or values wrong; few of them are right all the same. */
export function damagedConfigs(count: number, { seed }: { seed: number }): readonly string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const good = goodConfig(random);
    return index % 3 === 0 ? withWrongKey(good, random) : damaged(good, random);
  });
}

type Random = () => number;

const oneOf = <T>(values: readonly T[], random: Random): T =>
  values[Math.floor(random() * values.length)] as T;

function goodConfig(random: Random): string {
  const modules = Array.from({ length: 1 + Math.floor(random() * 4) }, () => oneOf(configs, random));
  const config: JsonObject = Object.assign({}, ...modules);
  const text = stringify(config, {
    version: '1.1',
    indent: oneOf([2, 2, 4], random),
    lineWidth: oneOf([0, 40], random),
    defaultStringType: oneOf(['PLAIN', 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'] as const, random),
    collectionStyle: oneOf(['any', 'any', 'any', 'flow'] as const, random),
    indentSeq: random() < 0.5,
  });
  const comment = oneOf(['', '', '# what this machine is\n', '\n'], random);
  return `#cloud-config\n${comment}${text}`;
}

/** A key that is misspelt, moved, doubled or without its colon, or another value at it. */
function withWrongKey(text: string, random: Random): string {
  const keys = [...text.matchAll(/^([ ]*(?:- )?)([\w-]+):(.*)\n/gm)];
  if (keys.length === 0) return damaged(text, random);
  const found = oneOf(keys, random);
  const [whole, margin = '', key = '', value = ''] = found;
  const line = oneOf(
    [
      `${margin}${key.slice(0, -1)}:${value}\n`,
      `${margin}${key}s:${value}\n`,
      `${margin}${key}:${value}\n${margin.replace('-', ' ')}${key}: x\n`,
      `${margin}${key}${value}\n`,
      `${margin}${key} ${value}\n`,
      `${margin}${key}:${value.trim()}\n`,
      ` ${whole}`,
      `${margin}${key}: ${oneOf(values, random)}\n`,
      `${margin}${key}: ${oneOf(values, random)}\n`,
      `${margin}- ${key}:${value}\n`,
    ],
    random,
  );
  return text.slice(0, found.index) + line + text.slice(found.index + whole.length);
}

const values = [
  ...['x', '5', '[]', '{}', '[a, 1]', '{ a: b }', 'yes', '~', '0644', '"', '[', '@x', 'a: b', '*x', '! y'],
  ...['%x', '- a', '1:30', '&a', '&a b', '|', '>', '!!binary x', '2032-09-01', "'it's'", '{{ name }}'],
];
