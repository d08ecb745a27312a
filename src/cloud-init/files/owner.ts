import { isSystemGroup, isSystemUser } from '../../domain/system-names.js';

/** An owner as write_files takes it: a user, a group, or both. Source: util.py extract_usergroup. */
export interface FileOwner {
  readonly user?: string;
  readonly group?: string;
}

export function fileOwner(text: string): FileOwner {
  const [user = '', ...rest] = text.split(':');
  const isNobody = (name: string): boolean => name === '' || name === '-1' || name.toLowerCase() === 'none';
  const [userName, groupName] = [user.trim(), rest.join(':').trim()];
  return {
    ...(isNobody(userName) ? {} : { user: userName }),
    ...(isNobody(groupName) ? {} : { group: groupName }),
  };
}

/**
 * A name that no guest has: numbers, since users are looked up by name, `root.root`, and what is no name at all.
 * Source: util.py chownbyname.
 */
export const isNoName = (name: string): boolean =>
  /^\d+$/.test(name) || /[\s:/]/.test(name) || isDotted(name);

/** `user.group`, as chown once took it; names with a dot are other names. */
function isDotted(name: string): boolean {
  const [user = '', group, ...more] = name.split('.');
  if (group === undefined || more.length > 0) return false;
  return user === group || (isSystemUser(user) && isSystemGroup(group));
}

/** A user or a group that is there before cloud-init runs. */
export const isSystemName = (name: string): boolean => isSystemUser(name) || isSystemGroup(name);
