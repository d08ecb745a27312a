import type { PartOrigin } from './part-origin.js';

/** Whether the part is read by cloud-init: others have keys, types and rules of their own. */
export const readsAsCloudInit = ({ device, guest }: Pick<PartOrigin, 'device' | 'guest'>): boolean =>
  device.os !== 'windows' && guest?.isOther !== true;
