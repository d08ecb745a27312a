import {
  actsInInstaller,
  filesInInstaller,
  keysInInstaller,
} from '../../diagnostics/catalogue/parts-autoinstall.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { BesideParts } from './beside-parts.js';
import type { ConfigFacts } from './facts.js';

/**
 * What stands beside `autoinstall` is cloud-init's work in the live system, and gone with it. Source: subiquity,
 * autoinstall-reference.
 */
export function besideAutoinstall(
  configs: readonly ConfigFacts[],
  { device, publicKeys, files }: BesideParts,
): readonly Diagnostic[] {
  const hasKeys = configs.some(({ autoinstall }) => autoinstall?.hasKeys === true);
  return [
    ...configs.flatMap(({ acting }) =>
      acting.map((found) => actsInInstaller(found.place, { ...found, device })),
    ),
    ...(files === undefined ? [] : [filesInInstaller(files, { device })]),
    ...(publicKeys === undefined || hasKeys ? [] : [keysInInstaller(publicKeys, { device })]),
  ];
}
