import type { JsonSchema } from './json-schema.js';
import {
  all,
  emptyReport,
  type Keyword,
  type Report,
  type SchemaFinding,
  type Subject,
  wrong,
} from './subject.js';
import { schemaWords } from './value-words.js';

export const allOf: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { allOf: branches = [] } = schema;
  const isRight = (branch: JsonSchema): boolean => validator.isRight(branch, value, subject);
  if (value.kind !== 'map') return all(branches, subject, isRight);
  const keys = new Set(value.entries.map(({ key }) => key.value));
  return all(branches, subject, (branch) => {
    const names = namesOnly(branch, validator.resolve);
    return (names !== undefined && !names.some((name) => keys.has(name))) || isRight(branch);
  });
};

/**
 * The names of a branch that says something of their values only: a mapping with none of them is right by it. The schema of
 * cloud-config has such a branch for each module.
 */
function namesOnly(branch: JsonSchema, resolve: (schema: JsonSchema) => JsonSchema) {
  const known = branchNames.get(branch);
  if (known !== undefined) return known.names;
  const { properties = {}, ...others } = resolve(branch);
  const isPlain = Object.entries(others).every(
    ([word, said]) => silentWords.has(word) || (word === 'type' && said === 'object'),
  );
  const names = isPlain ? Object.keys(properties) : undefined;
  branchNames.set(branch, { names });
  return names;
}

const branchNames = new WeakMap<JsonSchema, { readonly names: readonly string[] | undefined }>();

/** Words that no value is wrong by. */
const silentWords: ReadonlySet<string> = new Set(['description', 'title', 'markdownDescription', '$schema']);

/** The first branch that fits counts, with what it calls deprecated. Source: schema.py _anyOf. */
export const anyOf: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { anyOf: branches = [] } = schema;
  const right = branches.find((branch) => validator.isRight(branch, value));
  return right === undefined ? nearestWrong(subject, branches) : taken(subject, right);
};

/** As anyOf, and no other branch may fit. Source: schema.py _oneOf. */
export const oneOf: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { oneOf: branches = [] } = schema;
  const [right, ...others] = branches.filter((branch) => validator.isRight(branch, value));
  if (right === undefined) return nearestWrong(subject, branches);
  return others.length === 0
    ? taken(subject, right)
    : wrong(subject, () => ({
        found: 'fits two forms of this key',
        expected: 'a value that fits only one of them',
      }));
};

export const not: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  const { not: refused = {} } = schema;
  if (!validator.isRight(refused, value)) return true;
  const keys = refused.required ?? [];
  return wrong(subject, () =>
    keys.length === 0
      ? { expected: 'a different value' }
      : {
          found: `is a mapping with ${keys.join(' and ')}`,
          expected: `a mapping without ${keys.join(' and ')}`,
        },
  );
};

/** What is deprecated in a branch that fits. */
const taken = ({ value, path, report, validator }: Subject, branch: JsonSchema): boolean =>
  report === undefined || validator.isRight(branch, value, { path, report });

/**
 * Reports the branch that was most likely meant: one that accepts the type of the value and gets deepest into it; of two
 * such branches the one with the fewest findings. For a scalar, or when no branch accepts the type, it lists what every
 * branch accepts.
 */
function nearestWrong(subject: Subject, branches: readonly JsonSchema[]): false {
  const { value, path, report, validator } = subject;
  if (report === undefined) return false;
  const reports = branches.map((branch) => {
    const own = emptyReport();
    validator.isRight(branch, value, { path, report: own });
    return own;
  });
  const meant = reports.filter(({ findings }) => !findings.some((found) => isKind(found, subject)));
  const [deepest] = [...meant].sort(
    (a, b) => depthOf(b) - depthOf(a) || a.findings.length - b.findings.length,
  );
  if (deepest !== undefined && value.kind !== 'scalar') {
    report.findings.push(...deepest.findings);
    return false;
  }
  return wrong(subject, () => ({
    expected: schemaWords({ oneOf: branches }, validator.resolve),
    ...(meant.length > 0 ? {} : { isKind: true }),
  }));
}

/** The value itself is of another kind than the branch takes. */
const isKind = ({ path, isKind: kind }: SchemaFinding, subject: Subject): boolean =>
  kind === true && path.length === subject.path.length;

const depthOf = ({ findings }: Report): number =>
  Math.max(...findings.map(({ path, isKey }) => path.length - (isKey === true ? 0.5 : 0)));
