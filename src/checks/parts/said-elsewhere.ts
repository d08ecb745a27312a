import { authorizedKeys } from '../../cloud-init/accounts/authorized-keys.js';
import { chpasswdMistakes } from '../../cloud-init/accounts/chpasswd.js';
import { plainPasswords, wrongHashes } from '../../cloud-init/schema/passwords.js';
import { eachValue, type GuestMap, type GuestValue } from '../../cloud-init/values/guest-value.js';
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
    ...replacedLater(config),
    ...commandLists(config).flatMap((list) => ('wrong' in list ? list.wrong : [])),
  ].map(({ value }) => value.at);

/**
 * Strings with cloud-init's own jinja, of which the check of the first line speaks, and URLs of yum with its variables,
 * like `${releasever}`, which dnf replaces.
 */
function replacedLater(config: GuestMap): readonly { readonly value: GuestValue }[] {
  const found: { readonly value: GuestValue }[] = [];
  eachValue(config, ({ value, above }) => {
    if (value.kind !== 'scalar' || typeof value.value !== 'string') return;
    const isOfYum = above[0] === 'yum_repos' && /\$\{\w+\}/.test(value.value);
    if (isOfYum || /\{\{\s*(?:v1|ds)\b/.test(value.value)) found.push({ value });
  });
  return found;
}

const isWrongKey = ({ value, path }: ReturnType<typeof authorizedKeys>[number]): boolean =>
  keyMistake(value, { isTop: path.length === 1 }) !== undefined;
