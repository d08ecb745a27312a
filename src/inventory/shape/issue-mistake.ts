import type { z } from 'zod';
import {
  missingKey,
  unknownKey,
  wrongColumn,
  wrongValue,
} from '../../diagnostics/catalogue/inventory-shape.js';
import { misfit } from '../../diagnostics/catalogue/inventory-values.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Near, near } from '../../diagnostics/near.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { keyHere } from '../../diagnostics/other-names.js';
import {
  formatPath,
  keyOriginAt,
  nodeAt,
  originAt,
  type SourceNode,
  type SourcePath,
  type SourceScalar,
} from '../../domain/source-node.js';
import type { KnownKeys, MisfitParams } from '../schema/fields.js';
import { isTemplateNode } from '../texts/is-template.js';

type ZodIssue = z.core.$ZodIssue;
export type Issue = ZodIssue & { readonly path: readonly (string | number)[] };

/**
 * Zod's issues one by one: of a union those of the branch that was meant, which is the one that got below the
 * value itself; of a wrong key those of the key.
 */
export function flatIssues(issues: readonly ZodIssue[], above: SourcePath = []): readonly Issue[] {
  return issues.flatMap((issue): readonly Issue[] => {
    const path = [...above, ...(issue.path as SourcePath)];
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.find((branch) => branch.some(isBelow));
      if (meant !== undefined) return flatIssues(meant, path);
    }
    return [{ ...issue, path }];
  });
}

/**
 * The issues without those that follow from a misspelt key: the key that is missing beside it, and what a rule
 * about the whole mapping says of its absence.
 */
export function withoutEchoes(issues: readonly Issue[], node: SourceNode): readonly Issue[] {
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys');
  const holders = new Set(unknown.map(({ path }) => formatPath(path)));
  const meant = new Set(
    unknown.flatMap((issue) => {
      const { known } = knownKeys(issue);
      return issue.keys.map((key) =>
        formatPath([...issue.path, keyHere(key, known) ?? nearestName(key, known) ?? '']),
      );
    }),
  );
  return issues.filter((issue) => {
    const path = formatPath(issue.path);
    if (issue.code === 'custom' && holders.has(path)) return false;
    return !meant.has(path) || nodeAt(node, issue.path) !== undefined;
  });
}

const knownKeys = ({ message }: Issue): KnownKeys => JSON.parse(message) as KnownKeys;

const isBelow = (issue: ZodIssue): boolean =>
  issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'custom';

interface Context {
  readonly node: SourceNode;
  /** The values that zod saw: texts are rendered. */
  readonly plain: unknown;
}

/** One issue as messages with places: a key's place if the key is wrong, the parent's if something is missing. */
export function issueMistake(issue: Issue, { node, plain }: Context): readonly Diagnostic[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKeyMistake(key, issue, node));
  if (issue.code === 'invalid_key') {
    const params = issue.issues.map(paramsOf).find((found) => found !== undefined);
    const position = keyOriginAt(node, path);
    const { message } = issue;
    const fallback: MisfitParams = {
      code: 'wrong-key',
      found: `${JSON.stringify(path.at(-1))} is not a valid name here`,
      expected: message,
    };
    return [misfit(position, { ...(params ?? fallback), renderedFrom: undefined })];
  }
  const value = valueAt(plain, path);
  const written = nodeAt(node, path);
  if (written === undefined) {
    return [missingKey(originAt(node, path), { key: String(path.at(-1)), expected: issue.message })];
  }
  const position = originAt(node, path);
  const column = columnFor(issue, written);
  if (column !== undefined) return [wrongColumn(keyOriginAt(node, path), column)];
  const params = paramsOf(issue);
  const renderedFrom = written.kind === 'scalar' && isTemplateNode(written) ? written.source : undefined;
  if (params !== undefined) return [misfit(position, { ...params, renderedFrom })];
  const quoted =
    issue.code === 'invalid_type' && issue.expected === 'string' ? quotedSource(written) : undefined;
  const found = `${nameOf(path)} ${describe(value, written)}`;
  if (renderedFrom !== undefined) {
    return [misfit(position, { code: 'wrong-value', found, expected: issue.message, renderedFrom })];
  }
  return [
    wrongValue(position, { found, expected: issue.message, nearest: nearestChoice(value, issue), quoted }),
  ];
}

/** A cell that cannot hold all of a list or a mapping, and a column that can hold a part of it. */
function columnFor({ code, path, message, ...issue }: Issue, written: SourceNode) {
  if (!isInTable(written) || written.kind !== 'scalar' || code !== 'invalid_type') return undefined;
  const name = formatPath(path);
  const { expected } = issue as { readonly expected?: string };
  if (expected === 'array') return { name, kind: 'a list', like: `${name}.0` };
  if (expected !== 'object' && expected !== 'record') return undefined;
  const [, key = 'NAME', isList] = /\{ ([\w-]+):( \[)?/.exec(message) ?? [];
  return { name, kind: 'a mapping', like: `${name}.${key}${isList === undefined ? '' : '.0'}` };
}

const isInTable = ({ origin }: Pick<SourceNode, 'origin'>): boolean => origin.file.endsWith('.csv');

/** The column that holds a field, or its first value. */
const columnOf = (path: SourcePath): string =>
  formatPath(path).replace(/(?:^|\.)(?:addresses|groups|members)$/, '$&.0');

function unknownKeyMistake(key: string, issue: Issue, node: SourceNode): Diagnostic {
  const { what, known, elsewhere } = knownKeys(issue);
  const ours = keyHere(key, known);
  // `dhcp4:true` is a key for YAML.
  const found = ours === undefined ? near(key.split(':', 1)[0] as string, known) : { nearest: ours };
  return unknownKey(keyOriginAt(node, [...issue.path, key]), {
    key,
    what,
    known,
    near: isInTable(node) ? inTable(found, issue.path) : found,
    ownValue: what === 'a device' ? ownValueFor(key, node) : undefined,
    elsewhere: Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined,
  });
}

/** The same with the names of columns. */
function inTable({ nearest, alsoNear }: Near, above: SourcePath): Near {
  const column = (name: string): string => columnOf([...above, name]);
  return {
    ...(nearest === undefined ? {} : { nearest: column(nearest) }),
    ...(alsoNear === undefined ? {} : { alsoNear: alsoNear.map(column) }),
  };
}

/** How a value with a name of its own is written. */
const ownValueFor = (key: string, { origin }: SourceNode): string | undefined => {
  if (!/^\w+$/.test(key)) return undefined;
  return isInTable({ origin }) ? `the column vars.${key}` : `vars: { ${key}: … }`;
};

function paramsOf(issue: ZodIssue): MisfitParams | undefined {
  return issue.code === 'custom' ? (issue.params as MisfitParams | undefined) : undefined;
}

const nearestChoice = (value: unknown, issue: Issue): string | undefined =>
  issue.code === 'invalid_value' && typeof value === 'string'
    ? nearestName(value, issue.values.map(String))
    : undefined;

function valueAt(plain: unknown, path: SourcePath): unknown {
  let value = plain;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

/** `mtu`, and of an item of a list `addresses.0`. */
function nameOf(path: SourcePath): string {
  const start = path.findLastIndex((key) => typeof key === 'string');
  const name = formatPath(path.slice(Math.max(0, start)));
  if (path.length === 0) return 'this value';
  return /^[\w.-]+$/.test(name) ? name : JSON.stringify(name);
}

function describe(value: unknown, written: SourceNode): string {
  if (typeof value === 'string')
    return value === '' ? 'is an empty string' : `is ${JSON.stringify(shorten(value))}`;
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : 'is a list';
  if (typeof value === 'object' && value !== null) return 'is a mapping';
  const source = written.kind === 'scalar' ? written.source : '';
  if (value === null || value === undefined) return source === '' ? 'has no value' : `is ${source}`;
  const kind = typeof value === 'number' ? 'the number ' : '';
  const canonical = JSON.stringify(value);
  return source === canonical
    ? `is ${kind}${canonical}`
    : `is ${source}, which YAML reads as ${kind}${canonical}`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const quotedSource = (node: SourceNode): string | undefined =>
  node.kind === 'scalar' && hasOwnText(node) ? JSON.stringify(node.source) : undefined;

const hasOwnText = ({ value, source }: SourceScalar): boolean =>
  (typeof value === 'number' || typeof value === 'boolean') && source !== '';
