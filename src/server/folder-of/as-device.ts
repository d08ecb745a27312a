import type { DeviceId } from '../../domain/device-id.js';
import type { Token } from '../../domain/token.js';
import type { FolderOf } from './asker.js';
import { byToken } from './by-token.js';

/** `/…` is the folder of this one device, whoever asks: to see what it sees. */
export const asDevice =
  (id: DeviceId): FolderOf =>
  ({ path }) => [{ folder: `www/${id}`, rest: path }];

/** `/s/<token>/…` is the folder of this one device, for whoever knows a token that was made for this server alone. */
export const asDeviceByToken =
  (id: DeviceId, token: Token): FolderOf =>
  (asker) =>
    byToken(asker)
      .filter(({ folder }) => folder === `s/${token}`)
      .map(({ rest }) => ({ folder: `www/${id}`, rest }));
