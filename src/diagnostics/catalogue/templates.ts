import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';
import { nearestName } from '../nearest.js';
import { nameHere } from '../other-names.js';
import { namedOf } from './template-message.js';
import { foreignBraces } from './template-syntax.js';

export const rows = messageRows({
  'template-undefined': error(
    'A template uses an unknown name',
    'The message names the nearest known name. Use default("…") for a value that may be missing.',
  ),
  'template-unset': error(
    'A template uses a value that is not set',
    'Set the value, or use default("…") or {% if %}.',
  ),
  'template-value': error(
    'A template uses a value of the wrong type',
    'Filters such as string, int, json and join convert values.',
  ),
  'template-missing': error(
    'A template includes an unknown template',
    'Templates are named by their path below the folder of their type.',
  ),
});

/** `ds`, `v1` and `instance_data` are cloud-init's own. */
const isForeign = (name: string): boolean =>
  /^(?:ds|v1|instance_data|cloud_name|github|env|secrets|matrix|inventory_hostname|hostvars|groups|end|ansible_.*)$/.test(
    name,
  );

const ofAnsible: Readonly<Record<string, string>> = {
  groups: 'a template sees its own device only; device.groups are its groups',
  hostvars: 'a template sees its own device only: move what others share to a group, a type or the site',
  item: 'write a loop, like {% for item in device.vars.list %}',
  lookup: 'write {{ "motd.txt" | readfile }} for a file of the type',
};

export function undefinedName(
  position: Position,
  {
    name,
    known,
    ...device
  }: { name: string; known: readonly string[]; fields: readonly string[]; vars: readonly string[] },
): Diagnostic {
  const found = `unknown name "${name}"`;
  const here = nameHere(name, device);
  if (here !== undefined)
    return message(rows['template-undefined'], position, { found, expected: here, nearest: here });
  const isNear = !isForeign(name) && nearestName(name, known) !== undefined;
  return message(rows['template-undefined'], position, {
    found,
    ...namedOf(name, known, 'name'),
    fix: isNear ? undefined : (ofAnsible[name] ?? foreignBraces),
  });
}

export const missingArgument = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['template-undefined'], position, {
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
    return message(rows['template-undefined'], position, {
      found: `${label ?? 'this value'} is ${kind} and has no "${member}"`,
      expected: kind === 'a list' || kind === 'a string' ? 'length, or an index' : 'a mapping before the dot',
      fix: kind === 'a macro or a function' ? foreignBraces : undefined,
    });
  }
  const isNear = nearestName(member, known) !== undefined;
  const expression = label === undefined ? `value.${member}` : `${label}.${member}`;
  return message(rows['template-undefined'], position, {
    found: `${label ?? 'this value'} has no "${member}"`,
    ...namedOf(member, known, 'name'),
    fix: isNear
      ? undefined
      : `if it may be missing, write {% if ${expression} is defined %} or {{ ${expression} | default("…") }}`,
  });
}

export const wrongIndex = (position: Position, { kind }: { kind: string }): Diagnostic =>
  message(rows['template-value'], position, {
    found: `the index is ${kind}`,
    expected: 'a name or a number',
  });

export const unset = (position: Position, { label }: { label: string | undefined }): Diagnostic =>
  message(rows['template-unset'], position, {
    found: `${label ?? 'this value'} is not set`,
    expected: 'a value',
    fix: `set it, or write {% if ${label ?? 'value'} %} or {{ ${label ?? 'value'} | default("…") }}`,
  });

export const noDefault = (position: Position, { label }: { label: string | undefined }): Diagnostic =>
  message(rows['template-undefined'], position, {
    found: `${label ?? 'the value'} is unknown, and so is its default`,
    expected: 'a known default, like default("…")',
  });

export const notPrintable = (
  position: Position,
  { label, kind }: { label: string | undefined; kind: string },
): Diagnostic =>
  message(rows['template-value'], position, {
    found: `${label ?? 'this value'} is ${kind}`,
    expected: 'a string or a number to print',
    fix:
      kind === 'a list' || kind === 'a mapping'
        ? `write {{ ${label ?? 'value'} | yaml }} or {{ ${label ?? 'value'} | json }}${kind === 'a list' ? `, or {{ ${label ?? 'value'} | join(", ") }}` : ''}`
        : undefined,
  });

export const wrongValue = (
  position: Position,
  { label, kind, expected, fix }: { label: string | undefined; kind: string; expected: string; fix?: string },
): Diagnostic =>
  message(rows['template-value'], position, {
    found: `${label ?? 'this value'} is ${kind}`,
    expected,
    fix,
  });

export const mixedSum = (position: Position): Diagnostic =>
  message(rows['template-value'], position, {
    found: 'a string and a number are added',
    expected: 'two numbers or two strings',
    fix: 'write a ~ b to join strings, or a | int + b to add numbers',
  });

export const mixedComparison = (position: Position): Diagnostic =>
  message(rows['template-value'], position, {
    found: 'a string and a number are compared',
    expected: 'two numbers or two strings',
    fix: 'write | int after the string',
  });

export const wrongTuples = (
  position: Position,
  { label, names }: { label: string | undefined; names: number },
): Diagnostic =>
  message(rows['template-value'], position, {
    found: `an entry of ${label ?? 'the list'} does not have ${names} values`,
    expected: `a list of lists of ${names} values, one for each name of the loop`,
  });

export function missingTemplate(
  position: Position,
  { name, chain, known }: { name: string; chain: readonly string[]; known: readonly string[] },
): Diagnostic {
  const folders = chain.map((type) => `templates/${type}/`).join(', ');
  const isPath = /^\.{0,2}\/|\.\.\/|^\w+:|\\/.test(name);
  return message(rows['template-missing'], position, {
    found: chain.length === 0 ? `"${name}" cannot be included from here` : `"${name}" is not in ${folders}`,
    ...namedOf(name, known, 'template'),
    fix: isPath ? 'name a template by its path below the folder of its type, without ./ and ../' : undefined,
  });
}
