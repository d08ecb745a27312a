/**
 * A request's target as our own servers log it: without its query, which may hold what nobody should read, and with `*`
 * for a token, which is a password. Caddy's log has nothing in the place of the token.
 */
export const loggedUri = (target: string): string =>
  (target.split('?', 1)[0] ?? '').replace(/^\/s\/\//, '/s/*/').replace(/\/s\/[0-9a-f]{32}/gi, '/s/*');
