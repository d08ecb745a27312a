import {
  entryAt,
  type GuestMap,
  type GuestScalar,
  type GuestValue,
  outsideText,
} from '../../cloud-init/values/guest-value.js';
import { type ReadYaml, readYaml } from '../../cloud-init/values/read-yaml.js';
import { readsAsCloudInit } from '../reads-as-cloud-init.js';
import { type Check, ofTypes } from './check.js';
import { configCommands } from './config-commands.js';
import { configDeprecated } from './config-deprecated.js';
import { configFiles } from './config-files.js';
import { configKeys } from './config-keys.js';
import { configPasswords } from './config-passwords.js';
import { configPlaceholders } from './config-placeholders.js';
import { configPublicKeys } from './config-public-keys.js';
import { configValues } from './config-values.js';
import { jsonMistake } from './json-mistake.js';

/** What a patch adds or replaces is looked at as a cloud-config that holds it and nothing else. */
export const patchValues: Check = ofTypes(['text/cloud-config-jsonp'], (part, context) => {
  if (!readsAsCloudInit(context)) return [];
  const read = patchIn(part.content);
  if (read?.ok !== true || read.value.kind !== 'list') return [];
  const { placeAt } = read;
  return read.value.items.flatMap((operation) => {
    const added = addedBy(operation);
    if (added === undefined) return [];
    const yaml = (): ReadYaml => ({ ok: true, value: added.config, placeAt });
    const checks = added.isWhole ? [...anywhere, ...ofWholeKeys] : anywhere;
    return checks.flatMap((check) =>
      check({ ...part, contentType: 'text/cloud-config' }, { ...context, yaml }),
    );
  });
});

/** Those that are right about a mapping of which they see one key. */
const anywhere: readonly Check[] = [configKeys, configDeprecated, configValues];

const ofWholeKeys: readonly Check[] = [
  configCommands,
  configFiles,
  configPasswords,
  configPlaceholders,
  configPublicKeys,
];

/** JSON as YAML, with its places. Tabs are blanks in JSON, and stand in no string of it. */
function patchIn(content: string): ReadYaml | undefined {
  const skipped = /^\s*(?:#cloud-config-jsonp)?/.exec(content)?.[0] ?? '';
  const json = content.slice(skipped.length);
  if (jsonMistake(json) !== undefined) return undefined;
  return readYaml(skipped.replace(/[^\n]/g, ' ') + json.replaceAll('\t', ' '));
}

interface Added {
  readonly config: GuestMap;
  /** It is a whole key of the cloud-config, or a whole entry of a list there. */
  readonly isWhole: boolean;
}

function addedBy(operation: GuestValue): Added | undefined {
  if (operation.kind !== 'map') return undefined;
  const op = entryAt(operation, 'op')?.value;
  const path = entryAt(operation, 'path')?.value;
  const value = entryAt(operation, 'value')?.value;
  if (op?.kind !== 'scalar' || path?.kind !== 'scalar' || value === undefined) return undefined;
  if ((op.value !== 'add' && op.value !== 'replace') || typeof path.value !== 'string') return undefined;
  const steps = path.value.split('/').slice(1).map(unescaped);
  const config = held(value, steps, path);
  const isWhole = steps.length < 2 || (steps.length === 2 && isIndex(steps[1] as string));
  return config.kind === 'map' ? { config, isWhole } : undefined;
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const isIndex = (step: string): boolean => /^(?:-|[0-9]+)$/.test(step);

/** The value below the steps of its path; keys are where the path is written. */
function held(value: GuestValue, [step, ...rest]: readonly string[], path: GuestScalar): GuestValue {
  if (step === undefined) return value;
  const below = held(value, rest, path);
  if (isIndex(step)) return { kind: 'list', items: [below], at: outsideText };
  const key: GuestScalar = { ...path, value: step, plain: undefined };
  return { kind: 'map', entries: [{ key, value: below }], lost: [], at: outsideText };
}
