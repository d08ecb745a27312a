import { annotatedYaml } from '../../cloud-init/merge/annotated-yaml.js';
import { fateText } from '../../cloud-init/merge/fate-text.js';
import { maskConfig } from '../../cloud-init/merge/mask-config.js';
import type { MergedPart } from '../../cloud-init/merge/merged-config.js';
import { partNames } from '../../cloud-init/merge/part-names.js';
import { plainJson } from '../../cloud-init/values/plain-json.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { JsonValue } from '../../domain/json.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { maskText } from '../../domain/secrets/mask-text.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import { decoded, guestConfig } from '../site/guest-config.js';
import { renderDevice } from '../site/render-device.js';
import { sourcesOf, type ValueSource } from './value-sources.js';

export interface ExplainedConfig {
  readonly kind: 'merged';
  /** With the parts that won in comments; secrets are masked. */
  readonly yaml: string;
  readonly config: JsonValue;
  readonly sources: readonly ValueSource[];
  /** `words` say what became of it. */
  readonly parts: readonly (MergedPart & { readonly words: string })[];
  /** URLs of includes that lead out of the device's folder: what lies there is not in the config. */
  readonly unknown: readonly string[];
  /** Why cloud-init would stop at it. */
  readonly failure?: string;
}

/** The cloud-config that a guest makes of its user-data and vendor-data, each value with the part that it is from. */
export async function explainMerged({
  device: id,
  ...options
}: {
  readonly root: string;
  readonly device: string;
  readonly version: string;
  readonly secretsFrom?: SecretSource;
}): Promise<ExplainedConfig | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }> {
  const rendered = await renderDevice(id, options);
  if (rendered.kind === 'mistakes') return rendered;
  const { seed, plan } = rendered;
  const folder = deviceUrl(seed.id, plan.site, plan.tokens.tokenOf(seed.id));
  const guest = guestConfig(seed, { isOwn: (url) => url.startsWith(folder) });
  const { parts, unknown, failure } = guest;
  const device = plan.devices.find((candidate) => candidate.id === id);
  const known = [
    ...plan.secrets,
    ...(device === undefined ? [] : secretsIn(device.view)),
    ...secretsIn(plainJson(guest.config)),
  ];
  const config = maskConfig(guest.config, { known });
  const named = parts.map((part) => withOwnName(part, { folder }));
  const namesOf = partNames(named);
  return {
    kind: 'merged',
    yaml: annotatedYaml(config, { note: namesOf }),
    config: plainJson(config),
    sources: sourcesOf(config, namesOf),
    // Of a message of nothing cloud-init makes a part of nothing.
    parts: named
      .filter(({ list }) => guest[list === 'user_data' ? 'userData' : 'vendorData'] !== '')
      .map((part) => ({ ...part, fate: safe(part.fate, { known }) }))
      .map((part) => ({ ...part, words: fateText(part) })),
    unknown: unknown.map((url) => maskText(url, { known })),
    ...(failure === undefined ? {} : { failure: maskText(failure, { known }) }),
  };
}

/** Why a part is dropped is told with words of its text. */
const safe = (fate: MergedPart['fate'], { known }: { known: readonly string[] }): MergedPart['fate'] =>
  'why' in fate ? { ...fate, why: maskText(fate.why, { known }) } : fate;

/** cloud-init calls an included file that has no name of its own `part-003`: we know where it lies. */
function withOwnName(part: MergedPart, { folder }: { folder: string }): MergedPart {
  const isNamed = !/^part-\d+$/.test(part.filename);
  if (isNamed || part.url === undefined || !part.url.startsWith(folder)) return part;
  return { ...part, filename: decoded(part.url.slice(folder.length)) };
}
