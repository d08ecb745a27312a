import { unknownDevice, unknownField } from '../../diagnostics/catalogue/commands.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import { secretSpellings } from '../../domain/secrets/spellings.js';
import { explainDevice } from '../../inventory/explain/explain-device.js';
import { explainKey } from '../../inventory/explain/explain-key.js';
import type { ExplainedValue } from '../../inventory/explain/explained-value.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { loadSite } from '../site/load-site.js';
import { shown } from '../site/shown.js';
import { withoutSecrets } from './without-secrets.js';

export type { ExplainedValue } from '../../inventory/explain/explained-value.js';

export interface ExplainOptions {
  readonly root: string;
  readonly device: string;
  /** Dotted: `interfaces.0.mac`; all values of the device where it is absent. */
  readonly key?: string;
  readonly secretsFrom?: SecretSource;
}

export type Explained =
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** Secrets are masked. */
  | { readonly kind: 'values'; readonly values: readonly ExplainedValue[] };

/**
 * Tells where the values of a device come from. Mistakes of other devices are no hindrance: this is how one looks
 * into an inventory that does not build.
 */
export async function explain({ root, device: id, key, secretsFrom }: ExplainOptions): Promise<Explained> {
  const { files, diagnostics: readingMistakes } = readInputFiles(root);
  const { inventory, diagnostics } = await loadSite(files, { secretsFrom });
  const secrets = secretSpellings(inventory.secrets.values);
  // Of two with one id it is not known which is meant; that is a mistake of the inventory.
  const [device, another] = inventory.devices.filter((candidate) => candidate.id === id);
  const source = device && inventory.sources.get(device.id);
  if (device === undefined || source === undefined || another !== undefined) {
    const { devices } = inventory;
    const all = shown([...readingMistakes, ...diagnostics], { strict: false, files, devices, secrets });
    const errors = all.diagnostics.filter(isError);
    const ids = inventory.devices.map((candidate) => candidate.id);
    return {
      kind: 'mistakes',
      diagnostics: errors.length > 0 ? errors : [unknownDevice(id, { known: ids })],
    };
  }
  const known = [...secrets, ...secretsIn(device.view)];
  const valuesOf = (values: readonly ExplainedValue[]): Explained => ({
    kind: 'values',
    values: values.map((value) => withoutSecrets(value, { known, view: device.view })),
  });
  if (key === undefined) return valuesOf(explainDevice(device.view, source));
  const found = explainKey(device.view, source, key);
  if (found.isKnown) return valuesOf(found.values);
  const unknown = unknownField(source.origin, { key, device: id, known: found.known });
  return { kind: 'mistakes', diagnostics: [unknown] };
}
