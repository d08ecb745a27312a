import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';
import { maskJson } from '../../domain/secrets/mask-json.js';
import { isSecretMember } from '../../domain/secrets/secret-member.js';
import type { ExplainedValue } from '../../inventory/explain/explained-value.js';

/** A value of a device as it may be shown; `known` are its secrets, `view` the device that holds it. */
export function withoutSecrets(
  explained: ExplainedValue,
  { known, view }: { known: readonly string[]; view: JsonObject },
): ExplainedValue {
  const { path, value, renderedFrom, overrode } = explained;
  const holder = valueAt(view, path.slice(0, -1));
  const isSecret = isObject(holder) && isSecretMember(holder, String(path.at(-1)));
  // What has the name of a secret above it is masked as a whole.
  const names = isSecret ? ['secret'] : path;
  const safe = <T extends JsonValue>(held: T) => maskJson(held, { path: names, known }) as T;
  return {
    ...explained,
    value: safe(value),
    ...(renderedFrom === undefined ? {} : { renderedFrom: safe(renderedFrom) }),
    overrode: overrode.map((below) => ({ ...below, value: safe(below.value) })),
  };
}

function valueAt(view: JsonObject, path: ExplainedValue['path']): JsonValue | undefined {
  let value: JsonValue | undefined = view;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, JsonValue>>)[key];
  }
  return value;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
