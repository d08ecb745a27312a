import { missingTemplate } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Capabilities } from '../capabilities.js';

/**
 * The declared parts for which there is no file. A type that others extend may leave a template to its heirs,
 * so it is looked at only where it has devices of its own.
 */
export function missingTemplates(
  types: ReadonlyMap<string, DeviceType>,
  { used, capabilities }: { used: ReadonlySet<string>; capabilities: Capabilities },
): readonly Diagnostic[] {
  const extended = new Set([...types.values()].flatMap(({ chain }) => chain.slice(1)));
  const looked = [...types.values()].filter(({ name }) => used.has(name) || !extended.has(name));
  return looked.flatMap(({ chain, userData, vendorData }) =>
    [...userData, ...vendorData]
      .filter(({ template }) => !capabilities.hasTemplate(template, chain))
      .map(({ template, origin }) => {
        const nearest = nearestName(template, capabilities.templateNames(chain));
        return missingTemplate(origin, { name: template, nearest, chain });
      }),
  );
}
