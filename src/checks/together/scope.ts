import type { ConfigFacts, Found, UserFacts } from './facts.js';

/** The cloud-configs that one system reads, and the users that it has then. */
export interface Scope {
  readonly configs: readonly ConfigFacts[];
  /** The first of the keys `users` that count; without one the default user is made. */
  readonly users?: Found;
  readonly made: readonly UserFacts[];
  /** The distribution's own user is among them. */
  readonly hasDefault: boolean;
  /** Parts that nobody can read before the guest does may name users. */
  readonly isOpen: boolean;
}

/** Users of vendor-data count where user-data has none. Source: stages.py _consume_vendordata. */
export function scopeOf(configs: readonly ConfigFacts[], { unread }: { unread: readonly string[] }): Scope {
  const withUsers = configs.filter(({ hasUsers, users }) => hasUsers !== undefined || users.length > 0);
  const ofUserData = withUsers.filter(({ list }) => list === 'user_data');
  const counting = ofUserData.length > 0 ? ofUserData : withUsers;
  const first = counting.find(({ hasUsers }) => hasUsers !== undefined)?.hasUsers;
  const made = counting.flatMap(({ users }) => users);
  return {
    configs,
    ...(first === undefined ? {} : { users: first }),
    made,
    hasDefault: first === undefined || made.some(({ name }) => name === 'default'),
    isOpen: unread.some((text) => text === '' || /\busers?\b|disable_root/.test(text)),
  };
}
