import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs';
import { webServer } from './web-server.js';

/**
 * Makes the output folder where it is missing: closed to other users of the host, since seeds hold secrets.
 * Built by root it belongs to the web server's group, and the set-group-id bit hands that down to all that
 * is written inside. A folder that is there keeps the owner and mode that somebody gave it.
 */
export function makeOutFolder(out: string): void {
  if (existsSync(out)) return;
  mkdirSync(out, { recursive: true });
  chmodSync(out, 0o750);
  const group = process.getuid?.() === 0 ? webServer()?.gids[0] : undefined;
  if (group === undefined) return;
  chownSync(out, 0, group);
  chmodSync(out, 0o2750);
}
