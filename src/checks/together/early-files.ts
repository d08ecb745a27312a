import { defaultUsers } from '../../cloud-init/accounts/default-users.js';
import { deferFrom } from '../../cloud-init/facts.js';
import { isSystemName } from '../../cloud-init/files/owner.js';
import { fileInHome, fileOwnerLater } from '../../diagnostics/catalogue/parts-files.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { isBefore } from '../../domain/version-range.js';
import type { BesideParts } from './beside-parts.js';
import type { EarlyFile } from './facts.js';
import type { Scope } from './scope.js';

/**
 * Files that are written before their owner, or before the home that they lie in, is there: write_files runs before
 * users_groups and packages. Sources: cc_write_files.py; config/cloud.cfg.tmpl.
 */
export function earlyFiles(scope: Scope, { device, cloudInit }: BesideParts): readonly Diagnostic[] {
  const canDefer = cloudInit === undefined || !isBefore(cloudInit, deferFrom);
  const about = { device, canDefer };
  return scope.configs.flatMap(({ earlyFiles: files }) =>
    files.flatMap((file): readonly Diagnostic[] => {
      const { filename, path, place } = file;
      const name = lateOwner(file, scope);
      if (name !== undefined) return [fileOwnerLater(place, { filename, path, name, ...about })];
      const user = homeOwner(file, scope);
      return user === undefined
        ? []
        : [fileInHome(place, { filename, path, target: file.target, name: user, ...about })];
    }),
  );
}

/** A user or a group that cloud-init makes later. */
function lateOwner({ owner = {} }: EarlyFile, { configs, made, hasDefault }: Scope): string | undefined {
  const packages = configs.flatMap((config) => config.packages);
  const groups = configs.flatMap((config) => config.groups);
  const isUser = (name: string): boolean =>
    made.some((user) => user.name === name) ||
    (hasDefault && defaultUsers.has(name)) ||
    packages.includes(name);
  const { user, group } = owner;
  if (user !== undefined && !isSystemName(user) && isUser(user)) return user;
  return group !== undefined && !isSystemName(group) && (isUser(group) || groups.includes(group))
    ? group
    : undefined;
}

/** Whose home a file lies in, where cloud-init makes it later. */
function homeOwner({ target }: EarlyFile, { made, hasDefault }: Scope): string | undefined {
  const isIn = (home: string): boolean => home !== '' && target.startsWith(`${home.replace(/\/+$/, '')}/`);
  const user = made.find(
    ({ name, home = `/home/${name}` }) => name !== 'default' && !isSystemName(name) && isIn(home),
  );
  if (user !== undefined) return user.name;
  const name = /^\/home\/([^/]+)\//.exec(target)?.[1];
  return hasDefault && name !== undefined && defaultUsers.has(name) ? name : undefined;
}
