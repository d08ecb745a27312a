import { upstartDropped } from '../diagnostics/catalogue/seed.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DeviceType } from '../domain/device-type.js';

/** What is worth a warning about a type's parts whatever its devices are: said once, at the declaration. */
export function checkType({ userData, vendorData }: DeviceType): readonly Diagnostic[] {
  return [...userData, ...vendorData]
    .filter(({ contentType }) => contentType === 'text/upstart-job')
    .map(({ origin, template }) => upstartDropped(origin, { template }));
}
