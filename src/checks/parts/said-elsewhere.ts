import { authorizedKeys } from '../../cloud-init/accounts/authorized-keys.js';
import { chpasswdMistakes } from '../../cloud-init/accounts/chpasswd.js';
import { plainPasswords, wrongHashes } from '../../cloud-init/schema/passwords.js';
import type { GuestMap } from '../../cloud-init/values/guest-value.js';
import { installerRefusals } from './config-autoinstall.js';
import { commandLists } from './config-commands.js';
import { fileMistakes } from './config-files.js';
import { leftPlaceholders } from './config-placeholders.js';
import { keyMistake } from './config-public-keys.js';

/** The places of values about which a check of their own has a message: the schema keeps still there. */
export const saidElsewhere = (config: GuestMap): readonly number[] =>
  [
    ...leftPlaceholders(config),
    ...plainPasswords(config),
    ...wrongHashes(config),
    ...authorizedKeys(config).filter(isWrongKey),
    ...chpasswdMistakes(config),
    ...installerRefusals(config),
    ...fileMistakes(config),
    ...commandLists(config).flatMap((list) => ('wrong' in list ? list.wrong : [])),
  ].map(({ value }) => value.at);

const isWrongKey = ({ value, path }: ReturnType<typeof authorizedKeys>[number]): boolean =>
  keyMistake(value, { isTop: path.length === 1 }) !== undefined;
