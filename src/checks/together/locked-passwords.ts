import { passwordLocked } from '../../diagnostics/catalogue/parts-accounts.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { BesideParts } from './beside-parts.js';
import type { Scope } from './scope.js';

/** Hashes of accounts that stay locked: lock_passwd is true unless it is said. Source: distros/__init__.py create_user. */
export function lockedPasswords({ configs, made }: Scope, { device }: BesideParts): readonly Diagnostic[] {
  // A password that chpasswd sets later takes the lock away.
  const set = new Set(configs.flatMap(({ chpasswd }) => chpasswd.map(({ name }) => name)));
  return made.flatMap(({ name, lockedHash }) =>
    lockedHash === undefined || set.has(name)
      ? []
      : [passwordLocked(lockedHash.place, { ...lockedHash, device })],
  );
}
