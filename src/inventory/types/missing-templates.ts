import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DeviceGroup } from '../../domain/device-group.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Capabilities } from '../capabilities.js';
import { templateMistakes } from '../template-mistakes.js';

/**
 * The declared parts for which there is no file, or no text. A type that others extend may leave a template to its heirs,
 * so it is looked at only where it has devices of its own.
 */
export function missingTemplates(
  types: ReadonlyMap<string, DeviceType>,
  {
    used,
    groups,
    capabilities,
  }: { used: ReadonlySet<string>; groups: ReadonlyMap<string, DeviceGroup>; capabilities: Capabilities },
): readonly Diagnostic[] {
  const extended = new Set([...types.values()].flatMap(({ chain }) => chain.slice(1)));
  const looked = [...types.values()].filter(({ name }) => used.has(name) || !extended.has(name));
  const ofGroups = [...groups.values()].map((group) => ({ ...group, chain: [group.name] }));
  return [...looked, ...ofGroups].flatMap(({ chain, userData, vendorData }) =>
    [...userData, ...vendorData].flatMap(({ template: name, origin: position }) =>
      templateMistakes({ name, position, chain }, capabilities),
    ),
  );
}
