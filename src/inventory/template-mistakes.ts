import { missingFile, missingTemplate } from '../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.js';
import { nearestName } from '../diagnostics/nearest.js';
import type { Capabilities } from './capabilities.js';

interface NamedFile {
  readonly name: string;
  /** Where it is named. */
  readonly position: Position;
  readonly chain: readonly string[];
}

/** What is wrong with the name of a template: nothing is there, or no text. */
export function templateMistakes(named: NamedFile, capabilities: Capabilities): readonly Diagnostic[] {
  const { name, position, chain } = named;
  if (!capabilities.hasTemplate(name, chain))
    return [missingTemplate(position, { name, chain, nearest: nearest(named, capabilities) })];
  const notText = capabilities.notText(name, chain);
  return notText === undefined ? [] : [notText];
}

/** The same of a file that is handed out as it is. */
export function fileMistakes(named: NamedFile, capabilities: Capabilities): readonly Diagnostic[] {
  const { name, position, chain } = named;
  if (capabilities.hasTemplate(name, chain)) return [];
  return [missingFile(position, { name, chain, nearest: nearest(named, capabilities) })];
}

const nearest = ({ name, chain }: NamedFile, { templateNames }: Capabilities): string | undefined =>
  nearestName(name, templateNames(chain));
