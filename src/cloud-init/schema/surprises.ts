import { isSecretPath } from '../../domain/secrets/secret-name.js';
import {
  eachValue,
  type GuestList,
  type GuestMap,
  type GuestPath,
  type GuestScalar,
} from '../values/guest-value.js';
import { Timestamp } from '../values/scalar.js';
import { meaningOf, valueWords } from './value-words.js';

/** A plain scalar that is likely to be meant as a string, and is something else to YAML 1.1. */
export interface Surprise {
  readonly value: GuestScalar;
  readonly path: GuestPath;
  /** What is to be said of the path: `is the number 750, written 12:30`. */
  readonly found: string;
  readonly expected: string;
  /** What would be right: the value in quotes. */
  readonly quoted: string | undefined;
}

const textWanted = 'a string, in quotes';

export interface Surprises {
  readonly values: readonly Surprise[];
  /** Keys of mappings that are not strings: on, yes, 12:30. */
  readonly keys: readonly { readonly key: GuestScalar; readonly found: string }[];
}

/**
 * The surprises of YAML 1.1 in a cloud-config. Only what is hardly ever meant is one: `permissions: 0644` is the mode
 * that it looks like, and `[chmod, 0644, /x]` runs chmod 420. Sources: PyYAML resolver.py; util.py shellify.
 */
export function surprises(config: GuestMap): Surprises {
  const values: Surprise[] = [];
  const keys = [...surprisingKeys(config)];
  eachValue(config, ({ value, holder, above, step }) => {
    if (value.kind === 'map') keys.push(...surprisingKeys(value));
    if (value.kind !== 'scalar' || value.plain === undefined || typeof value.value === 'string') return;
    const path = [...above, step];
    const mode = decimalMode(value, path);
    if (mode !== undefined) values.push({ value, path, ...mode });
    else if (isSurprising(value, path, holder))
      values.push({
        value,
        path,
        found: `is ${valueWords(value, path)}`,
        expected: textWanted,
        quoted: plainQuotes(value, path),
      });
  });
  return { values, keys };
}

const surprisingKeys = ({ entries }: GuestMap): Surprises['keys'] =>
  entries.flatMap(({ key }) => {
    const { plain = '', value } = key;
    const isText = typeof value === 'string';
    return !isText && (isWord(plain) || isSexagesimal(plain) || value instanceof Timestamp)
      ? [{ key, found: meaningOf(key) }]
      : [];
  });

function isSurprising(
  { value, plain = '' }: GuestScalar,
  path: GuestPath,
  holder: GuestMap | GuestList,
): boolean {
  if (isSexagesimal(plain) || value instanceof Timestamp) return true;
  const key = [...path].reverse().find((name) => typeof name === 'string') ?? '';
  const isOctal = /^[-+]?0[0-7_]+$/.test(plain);
  const losesZero = typeof value === 'number' && /\.\d*0$/.test(plain) && !/^\d+\.0$/.test(plain);
  if (holder.kind !== 'list')
    return (isOctal && !/mode|perm|umask/i.test(String(key))) || (losesZero && /version/i.test(String(key)));
  const isAmongTexts = holder.items.some((item) => item.kind === 'scalar' && typeof item.value === 'string');
  return isAmongTexts && (isOctal || losesZero || isWord(plain) || /^\d[\d_]*_[\d_]*$/.test(plain));
}

/** Words that are true or false to YAML 1.1 alone. */
const isWord = (plain: string): boolean => /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/.test(plain);

/** 12:30 is 750, 52:54:00:12:34:56 a number of eleven digits. */
const isSexagesimal = (plain: string): boolean =>
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(plain);

/** `permissions: 644` without a zero is the mode 1204. Source: cc_write_files.py decode_perms. */
function decimalMode(
  { value, plain = '' }: GuestScalar,
  path: GuestPath,
): Omit<Surprise, 'value' | 'path'> | undefined {
  if (path.at(-1) !== 'permissions' || typeof value !== 'bigint' || !/^[1-7][0-7]{2,3}$/.test(plain))
    return undefined;
  const mode = value.toString(8);
  // 420 is 0644 to a program that writes YAML; nobody means 0420 or 01204.
  if (isUsual(mode) && !isUsual(plain)) return undefined;
  return {
    found: `is the decimal number ${plain}, which cloud-init turns into the mode ${value.toString(8).padStart(4, '0')}`,
    expected: 'an octal mode in quotes',
    quoted: `"0${plain}"`,
  };
}

/** Modes that files have, without a first zero. */
const isUsual = (mode: string): boolean => /^[4567][04567][04567]$/.test(mode);

/** The value as the text that was meant; undefined where nobody is to see it. */
export const plainQuotes = ({ plain = '' }: GuestScalar, path: GuestPath): string | undefined =>
  plain === '' || isSecretPath(path) ? undefined : `"${plain}"`;
