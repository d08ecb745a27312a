import { annotatedYaml } from '../cloud-init/merge/annotated-yaml.js';
import { fateText } from '../cloud-init/merge/fate-text.js';
import type { MergedConfig, MergedPart } from '../cloud-init/merge/merged-config.js';
import { partNames } from '../cloud-init/merge/part-names.js';
import type { MergedDetails } from './data/device-details.js';

/** A merged config as a page shows it: each line with the part that it is from. */
export function mergedDetails(
  { config, parts, failure }: Pick<MergedConfig, 'config' | 'parts' | 'failure'>,
  { mask = (text) => text }: { mask?: (text: string) => string } = {},
): MergedDetails {
  const nameOf = partNames(parts);
  const yaml = annotatedYaml(config, { note: (node) => `${noteMark}${nameOf(node)}` });
  return {
    lines: config.entries.size === 0 ? [] : yaml.trimEnd().split('\n').map(lineOf),
    others: parts.filter(isLeftOut).map((part) => ({ part: part.filename, why: mask(fateText(part)) })),
    ...(failure === undefined ? {} : { failure: mask(failure) }),
  };
}

/** No text of a guest holds it: the YAML that we write has it as an escape. */
const noteMark = '\u{f0000}';

function lineOf(line: string): MergedDetails['lines'][number] {
  const [text = '', from = ''] = line.split(`  # ${noteMark}`, 2);
  return { text, from };
}

/** A part that could be a cloud-config and is none of the merged one. */
const isLeftOut = ({ fate }: MergedPart): boolean => !['merged', 'patched', 'other'].includes(fate.kind);
