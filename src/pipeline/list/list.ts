import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { nearestNames } from '../../diagnostics/nearest.js';
import type { Device } from '../../domain/device.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { secretSpellings } from '../../domain/secrets/spellings.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { loadSite } from '../site/load-site.js';
import { matchesGlob } from '../site/matches-glob.js';
import { shown } from '../site/shown.js';

export interface ListOptions {
  readonly root: string;
  /** Globs of ids; a device is listed if one of them matches, or if there are none. */
  readonly patterns: readonly string[];
  /** Globs of the name of a type, and of a group. */
  readonly type?: string | undefined;
  readonly group?: string | undefined;
  readonly secretsFrom?: SecretSource;
}

export interface Listed {
  /** Sorted by id. */
  readonly devices: readonly Device[];
  /** All devices of the inventory, listed or not. */
  readonly total: number;
  /** What was asked for and fits nothing, each with the nearest names. */
  readonly unmatched: readonly { readonly what: string; readonly nearest: readonly string[] }[];
  /** Errors of the inventory: devices that have one may be missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The devices of an inventory, by type, group and id. */
export async function list({ root, patterns, type, group, secretsFrom }: ListOptions): Promise<Listed> {
  const { files, diagnostics: readingMistakes } = readInputFiles(root);
  const { inventory, diagnostics } = await loadSite(files, { secretsFrom });
  const secrets = secretSpellings(inventory.secrets.values);
  const { devices, types, groups } = inventory;
  const listed = devices.filter(
    (device) =>
      (patterns.length === 0 || patterns.some((pattern) => matchesGlob(device.id, pattern))) &&
      (type === undefined || matchesGlob(device.type, type)) &&
      (group === undefined || device.groups.some((name) => matchesGlob(name, group))),
  );
  const ids = devices.map(({ id }) => id);
  const unmatched = [
    ...patterns.flatMap((pattern) => unmatchedOf('device', pattern, ids)),
    ...(type === undefined ? [] : unmatchedOf('type', type, [...types.keys()])),
    ...(group === undefined ? [] : unmatchedOf('group', group, [...groups.keys()])),
  ];
  const all = shown([...readingMistakes, ...diagnostics], { strict: false, files, devices, secrets });
  return { devices: listed, total: devices.length, unmatched, diagnostics: all.diagnostics.filter(isError) };
}

function unmatchedOf(noun: string, pattern: string, names: readonly string[]): Listed['unmatched'] {
  if (names.some((name) => matchesGlob(name, pattern))) return [];
  return [{ what: `${noun} "${pattern}"`, nearest: nearestNames(pattern, names) }];
}
