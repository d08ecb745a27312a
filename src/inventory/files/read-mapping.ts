import { emptyFile, notAMapping } from '../../diagnostics/catalogue/inventory-files.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceMap, SourceNode } from '../../domain/source-node.js';
import type { InputFile } from '../input-files.js';
import { parseYaml } from '../yaml/parse-yaml.js';

export interface ReadMapping {
  readonly map?: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** A YAML file that has to hold a mapping. `example` is what the message about another value shows. */
export function readMapping(
  { path, text }: Pick<InputFile, 'path' | 'text'>,
  { example, mayBeEmpty }: { example: string; mayBeEmpty: boolean },
): ReadMapping {
  const { node, diagnostics } = parseYaml(text, { file: path });
  if (node !== undefined && !isNothing(node)) {
    const mapping = asMapping(node, { example });
    return { ...mapping, diagnostics: [...diagnostics, ...mapping.diagnostics] };
  }
  if (mayBeEmpty || diagnostics.length > 0) return { diagnostics };
  return { diagnostics: [emptyFile({ file: path, example })] };
}

export function asMapping(node: SourceNode, { example }: { example: string }): ReadMapping {
  if (node.kind === 'map') return { map: node, diagnostics: [] };
  const found = node.kind === 'list' ? 'this is a list' : `this is the value ${JSON.stringify(node.source)}`;
  return { diagnostics: [notAMapping(node.origin, { found, example })] };
}

const isNothing = (node: SourceNode): boolean => node.kind === 'scalar' && node.value === null;
