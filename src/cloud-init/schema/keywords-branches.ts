import { fine, joined, wrong } from './finding.js';
import type { JsonSchema } from './json-schema.js';
import type { Keyword, Subject } from './keywords.js';
import type { SchemaFinding, Verdict } from './validate.js';
import { schemaWords } from './value-words.js';

export const allOf: Keyword = ({ value, schema, path, validator }) =>
  joined((schema.allOf ?? []).map((branch) => validator.verdict(branch, value, path)));

/** The first branch that fits counts, with what it calls deprecated. Source: schema.py _anyOf. */
export const anyOf: Keyword = (subject) => {
  const { anyOf: branches } = subject.schema;
  if (branches === undefined) return fine;
  return firstRight(subject, branches) ?? nearestWrong(subject, branches);
};

/** As anyOf, and no other branch may fit. Source: schema.py _oneOf. */
export const oneOf: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { oneOf: branches } = schema;
  if (branches === undefined) return fine;
  const right = firstRight(subject, branches);
  if (right === undefined) return nearestWrong(subject, branches);
  const fitting = branches.filter((branch) => validator.isRight(branch, value));
  return fitting.length === 1
    ? right
    : wrong(subject, 'a value that can be meant in one way', { found: 'fits in two ways' });
};

export const not: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  if (schema.not === undefined || !validator.isRight(schema.not, value)) return fine;
  const keys = schema.not.required ?? [];
  return keys.length === 0
    ? wrong(subject, 'another value')
    : wrong(subject, `a mapping without ${keys.join(' and ')}`, {
        found: `is a mapping with ${keys.join(' and ')}`,
      });
};

function firstRight(
  { value, path, validator }: Subject,
  branches: readonly JsonSchema[],
): Verdict | undefined {
  return branches
    .map((branch) => validator.verdict(branch, value, path))
    .find(({ findings }) => findings.length === 0);
}

/**
 * What is wrong in the branch that was most likely meant: one that takes a value of this kind, and gets deepest into
 * it; of two such the one in which less is wrong. Of a single value, and of one whose kind no branch takes, the words
 * of all branches.
 */
function nearestWrong(subject: Subject, branches: readonly JsonSchema[]): Verdict {
  const { value, path, validator } = subject;
  const verdicts = branches.map((branch) => validator.verdict(branch, value, path));
  const meant = verdicts.filter(({ findings }) => !findings.some((found) => isKind(found, subject)));
  const [deepest] = [...meant].sort(
    (a, b) => depthOf(b) - depthOf(a) || a.findings.length - b.findings.length,
  );
  if (deepest !== undefined && value.kind !== 'scalar')
    return { findings: deepest.findings, deprecations: [] };
  return wrong(
    subject,
    schemaWords({ oneOf: branches }, validator.resolve),
    meant.length > 0 ? {} : { isKind: true },
  );
}

/** The value itself is of another kind than the branch takes. */
const isKind = ({ path, isKind: kind }: SchemaFinding, subject: Subject): boolean =>
  kind === true && path.length === subject.path.length;

const depthOf = ({ findings }: Verdict): number =>
  Math.max(...findings.map(({ path, isKey }) => path.length - (isKey === true ? 0.5 : 0)));
