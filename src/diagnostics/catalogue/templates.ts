import type { Diagnostic, Position } from '../diagnostic.js';
import { nearestName } from '../nearest.js';
import { message, nearestOf } from './template-message.js';
import { foreignBraces } from './template-syntax.js';

/** `ds`, `v1` and `instance_data` are cloud-init's own. */
const isForeign = (name: string): boolean =>
  /^(?:ds|v1|instance_data|cloud_name|github|env|secrets|matrix|inventory_hostname|hostvars|groups|end|ansible_.*)$/.test(
    name,
  );

export function undefinedName(
  position: Position,
  { name, known }: { name: string; known: readonly string[] },
): Diagnostic {
  const halves = { found: `"${name}" is not known`, expected: nearestOf(name, known, 'name') };
  const isNear = !isForeign(name) && nearestName(name, known) !== undefined;
  return message('undefined', position, isNear ? halves : { ...halves, remedy: foreignBraces });
}

export const missingArgument = (position: Position, { name }: { name: string }): Diagnostic =>
  message('undefined', position, {
    found: `the macro is called without "${name}"`,
    expected: `a value for it, or {{ ${name} | default("…") }} here`,
  });

export function undefinedMember(
  position: Position,
  {
    label,
    kind,
    member,
    known,
  }: { label: string | undefined; kind: string; member: string; known: readonly string[] },
): Diagnostic {
  if (kind !== 'a mapping') {
    return message('undefined', position, {
      found: `${label ?? 'this value'} is ${kind} and has no "${member}"`,
      expected:
        kind === 'a list' || kind === 'a text'
          ? 'length, or an index that is there'
          : 'a mapping before the dot',
      ...(kind === 'a macro or a function' && { remedy: foreignBraces }),
    });
  }
  const expression = label === undefined ? `value.${member}` : `${label}.${member}`;
  return message('undefined', position, {
    found: `${label ?? 'this value'} has no "${member}"`,
    expected: nearestOf(member, known, 'name'),
    remedy: `where it may be missing, write {% if ${expression} is defined %} or {{ ${expression} | default("…") }}`,
  });
}

export const wrongIndex = (position: Position, { kind }: { kind: string }): Diagnostic =>
  message('value', position, { found: `the index is ${kind}`, expected: 'a name or a number' });

export const unset = (position: Position, { label }: { label: string | undefined }): Diagnostic =>
  message('unset', position, {
    found: `${label ?? 'this value'} is not set`,
    expected: 'a value',
    remedy: `set it, or write {% if ${label ?? 'value'} %} or {{ ${label ?? 'value'} | default("…") }}`,
  });

export const noDefault = (position: Position, { label }: { label: string | undefined }): Diagnostic =>
  message('undefined', position, {
    found: `neither ${label ?? 'the value'} nor its default is known`,
    expected: 'a default that is known, like default("…")',
  });

export const notPrintable = (
  position: Position,
  { label, kind }: { label: string | undefined; kind: string },
): Diagnostic =>
  message('value', position, {
    found: `${label ?? 'this value'} is ${kind}`,
    expected: 'a text or a number to print',
    ...((kind === 'a list' || kind === 'a mapping') && {
      remedy: `write {{ ${label ?? 'value'} | yaml }} or {{ ${label ?? 'value'} | json }}${kind === 'a list' ? `, or {{ ${label ?? 'value'} | join(", ") }}` : ''}`,
    }),
  });

export const wrongValue = (
  position: Position,
  {
    label,
    kind,
    expected,
    remedy,
  }: { label: string | undefined; kind: string; expected: string; remedy?: string },
): Diagnostic =>
  message('value', position, {
    found: `${label ?? 'this value'} is ${kind}`,
    expected,
    ...(remedy !== undefined && { remedy }),
  });

export const mixedSum = (position: Position): Diagnostic =>
  message('value', position, {
    found: 'a text and a number are added',
    expected: 'two numbers or two texts',
    remedy: 'a ~ b joins texts; a | int + b adds numbers',
  });

export const mixedComparison = (position: Position): Diagnostic =>
  message('value', position, {
    found: 'a text and a number are compared',
    expected: 'two numbers or two texts',
    remedy: 'put | int behind the text',
  });

export const wrongTuples = (
  position: Position,
  { label, names }: { label: string | undefined; names: number },
): Diagnostic =>
  message('value', position, {
    found: `an entry of ${label ?? 'the list'} does not hold ${names} values`,
    expected: `a list of lists of ${names}, one for each name of the loop`,
  });

export function missingTemplate(
  position: Position,
  { name, chain, known }: { name: string; chain: readonly string[]; known: readonly string[] },
): Diagnostic {
  const folders = chain.map((type) => `templates/${type}/`).join(', ');
  const isPath = /^\.{0,2}\/|\.\.\/|^\w+:|\\/.test(name);
  return message('missing', position, {
    found: chain.length === 0 ? `"${name}" cannot be read from here` : `"${name}" is not in ${folders}`,
    expected: nearestOf(name, known, 'template'),
    ...(isPath && {
      remedy: 'a template is named by its path below the folder of its type, without ./ and ../',
    }),
  });
}
