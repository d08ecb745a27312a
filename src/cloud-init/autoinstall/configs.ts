import { entryAt, type GuestMap } from '../values/guest-value.js';

/** A cloud-config of a part: the part itself, or what an autoinstall has for the installed system. */
export interface PartConfig {
  readonly config: GuestMap;
  readonly filename: string;
  readonly isTarget: boolean;
}

/** Source: subiquity, autoinstall-reference: user-data. */
export function configsIn(config: GuestMap, filename: string): readonly PartConfig[] {
  const autoinstall = entryAt(config, 'autoinstall')?.value;
  const target = autoinstall?.kind === 'map' ? entryAt(autoinstall, 'user-data')?.value : undefined;
  return [
    { config, filename, isTarget: false },
    ...(target?.kind === 'map'
      ? [{ config: target, filename: `autoinstall.user-data of ${filename}`, isTarget: true }]
      : []),
  ];
}
