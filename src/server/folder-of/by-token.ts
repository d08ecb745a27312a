import { isToken } from '../../domain/token.js';
import type { FolderOf } from './asker.js';

/** `/s/<token>/…` is the folder of the device with this token, whoever asks. */
export const byToken: FolderOf = ({ path: [first, token = '', ...rest] }) =>
  first === 's' && isToken(token) ? [{ folder: `s/${token}`, rest }] : [];
