import { annotatedYaml } from '../../cloud-init/merge/annotated-yaml.js';
import { fateText } from '../../cloud-init/merge/fate-text.js';
import { maskConfig } from '../../cloud-init/merge/mask-config.js';
import type { MergedPart } from '../../cloud-init/merge/merged-config.js';
import { partNames } from '../../cloud-init/merge/part-names.js';
import { plainJson } from '../../cloud-init/values/plain-json.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import type { Seed } from '../../domain/seed.js';
import type { MergedDetails } from '../../report/data/device-details.js';
import { guestConfig } from '../site/guest-config.js';

/** The cloud-config that a guest makes of a seed, each line with the part that it is from. */
export function mergedDetails(
  seed: Seed,
  { folder, known, mask }: { folder: string; known: readonly string[]; mask: (text: string) => string },
): MergedDetails {
  const { config, parts, failure } = guestConfig(seed, { isOwn: (url) => url.startsWith(folder) });
  const safe = maskConfig(config, { known: [...known, ...secretsIn(plainJson(config))] });
  const nameOf = partNames(parts);
  const yaml = annotatedYaml(safe, { note: (node) => `${noteMark}${nameOf(node)}` });
  const isEmpty = config.entries.size === 0;
  return {
    lines: isEmpty ? [] : yaml.trimEnd().split('\n').map(lineOf),
    others: parts.flatMap((part) => othersOf(part, mask)),
    ...(failure === undefined ? {} : { failure: mask(failure) }),
  };
}

/** No text of a guest holds it: the YAML that we write has it as an escape. */
const noteMark = '\u{f0000}';

function lineOf(line: string): MergedDetails['lines'][number] {
  const [text = '', from = ''] = line.split(`  # ${noteMark}`, 2);
  return { text, from };
}

/** Why a part that could be a cloud-config is none of it. */
const othersOf = (
  { filename, contentType, fate }: MergedPart,
  mask: (text: string) => string,
): MergedDetails['others'] =>
  isNoConfig.has(fate.kind) ? [{ part: filename, why: mask(fateText({ contentType, fate })) }] : [];

const isNoConfig: ReadonlySet<MergedPart['fate']['kind']> = new Set([
  'dropped',
  'unfollowed',
  'template',
  'elsewhere',
  'refused',
]);
