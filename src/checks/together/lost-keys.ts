import { defaultUsers } from '../../cloud-init/accounts/default-users.js';
import { keysOfNobody, passwordOfNobody, valueOfNobody } from '../../diagnostics/catalogue/parts-accounts.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { BesideParts } from './beside-parts.js';
import type { Scope } from './scope.js';

/**
 * What is meant for the default user where `users` leaves it out: root gets the keys, with a command that refuses the
 * login. Sources: cc_ssh.py apply_credentials; cc_set_passwords.py; ug_util.py extract_default.
 */
export function lostKeys(scope: Scope, { device, publicKeys }: BesideParts): readonly Diagnostic[] {
  const { configs, users, made, hasDefault, isOpen } = scope;
  if (users === undefined || hasDefault || isOpen) return [];
  const rootTakesKeys = configs.some(({ disablesRoot }) => disablesRoot === false);
  const ofDevice = publicKeys !== undefined && !rootTakesKeys && !made.some(({ hasKeys }) => hasKeys);
  const names = new Set(made.map(({ name }) => name));
  return [
    ...(ofDevice ? [keysOfNobody(users.place, { ...users, device, publicKeys })] : []),
    ...configs.flatMap(({ forDefault, chpasswd }) => [
      ...forDefault
        .filter(({ isKeys }) => !isKeys || !rootTakesKeys)
        .map((found) => valueOfNobody(found.place, { ...found, device, users: users.place.position })),
      ...chpasswd
        .filter(({ name }) => defaultUsers.has(name) && !names.has(name))
        .map((found) => passwordOfNobody(found.place, { ...found, device, users: users.place.position })),
    ]),
  ];
}
