import { printable } from '../../diagnostics/printable.js';
import { formatPath } from '../../domain/source-node.js';
import type { ExplainedConfig } from '../../pipeline/explain/explain-merged.js';

/** The merged cloud-config as YAML, under comments that say what became of each part. */
export function mergedText({ yaml, parts, unknown, failure }: ExplainedConfig): string {
  const comments = [
    ...parts.map((part) => `${part.list}: ${part.filename}: ${part.words}`),
    ...unknown.map((url) => `not fetched, because it is not one of the device's own files: ${url}`),
    ...(failure === undefined ? [] : [`cloud-init stops here: ${failure}`]),
  ];
  return `#cloud-config\n${comments.map((line) => `# ${printable(line)}\n`).join('')}${yaml}`;
}

export const mergedJson = ({ config, sources, parts, unknown, failure }: ExplainedConfig): string =>
  `${JSON.stringify(
    {
      config,
      sources: sources.map(({ path, from }) => ({ key: formatPath(path), from })),
      parts: parts.map(({ list, filename, contentType, fate }) => ({
        list,
        filename,
        content_type: contentType,
        fate: fate.kind,
        ...('why' in fate ? { why: fate.why } : {}),
        ...('how' in fate ? { merge_type: fate.how } : {}),
      })),
      unknown,
      ...(failure === undefined ? {} : { failure }),
    },
    null,
    2,
  )}\n`;
