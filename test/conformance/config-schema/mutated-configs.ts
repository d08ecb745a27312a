import fc from 'fast-check';
import { configs } from './configs.js';

/** Texts of cloud-configs that were right and have one, two or three things wrong with them, or none. */
export const mutatedConfigs = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...configs), fc.array(mutation(), { maxLength: 3 }))
    .map(([config, mutations]) =>
      mutations.reduce((text, mutate) => mutate(text), JSON.stringify(config, null, 1)),
    );

/** A change of one value, somewhere in a text of JSON; the text stays YAML. */
function mutation(): fc.Arbitrary<(text: string) => string> {
  return fc
    .tuple(
      fc.nat(),
      fc.constantFrom<Kind>('replace', 'rename', 'remove', 'wrap', 'add'),
      fc.constantFrom(...strange),
    )
    .map(
      ([seed, kind, value]) =>
        (text) =>
          changed(text, { seed, kind, value }),
    );
}

type Kind = 'replace' | 'rename' | 'remove' | 'wrap' | 'add';

/** Values as YAML writes them, many of which are not what they look like. */
const strange = [
  '0644',
  '12:30',
  'yes',
  'no',
  'on',
  '~',
  '1_000',
  '0x1f',
  '1.10',
  '2032-09-01',
  '52:54:00:12:34:56',
  '-1',
  '0',
  '""',
  '"a"',
  '"2032-09-01"',
  '[]',
  '{}',
  '["a", 1]',
  '{"a": "b"}',
  'true',
  '!!binary aGk=',
  '"gzip"',
  '!!str 5',
  '1e3',
] as const;

interface Change {
  readonly seed: number;
  readonly kind: Kind;
  readonly value: string;
}

/** The texts of JSON that `configs` give have each key and each value of a list on a line of its own. */
function changed(text: string, { seed, kind, value }: Change): string {
  const places = [
    ...text.matchAll(/^( *)(?:"([^"]*)": )?("(?:[^"\\]|\\.)*"|-?[0-9.]+|true|false|null|\[\]|\{\})(,?)$/gm),
  ];
  const place = places[seed % Math.max(places.length, 1)];
  if (place === undefined) return text;
  const [whole, margin = '', key, old = '', comma = ''] = place;
  const start = place.index;
  const write = (line: string): string => `${text.slice(0, start)}${line}${text.slice(start + whole.length)}`;
  const lead = key === undefined ? margin : `${margin}"${key}": `;
  switch (kind) {
    case 'replace':
      return write(`${lead}${value}${comma}`);
    case 'rename':
      return key === undefined
        ? write(`${margin}${value}${comma}`)
        : write(`${margin}"${key}x": ${old}${comma}`);
    case 'wrap':
      return write(`${lead}[${old}]${comma}`);
    case 'add':
      return key === undefined
        ? write(`${margin}${value}, ${old}${comma}`)
        : write(`${margin}"unknown_key": ${value}, "${key}": ${old}${comma}`);
    default:
      // Of the last entry the line stays, and the value becomes none.
      return comma === '' ? write(`${lead}null`) : write('');
  }
}
