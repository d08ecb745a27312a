import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';

/** Groups under which the web servers of Debian, Red Hat, Arch and Alpine read files. */
const webGroups = ['www-data', 'nginx', 'http', 'caddy'];

/**
 * Makes the output folder where it is missing: closed to other users of the host, since seeds hold secrets.
 * Built by root it belongs to the web server's group, and the set-group-id bit hands that down to all that
 * is written inside. A folder that is there keeps the owner and mode that somebody gave it.
 */
export function makeOutFolder(out: string): void {
  if (existsSync(out)) return;
  mkdirSync(out, { recursive: true });
  chmodSync(out, 0o750);
  const group = process.getuid?.() === 0 ? webGroupId() : undefined;
  if (group === undefined) return;
  chownSync(out, 0, group);
  chmodSync(out, 0o2750);
}

function webGroupId(): number | undefined {
  const lines = existsSync('/etc/group') ? readFileSync('/etc/group', 'utf8').split('\n') : [];
  const ids = new Map(lines.map((line) => line.split(':')).map(([name, , id]) => [name, Number(id)]));
  return webGroups.map((name) => ids.get(name)).find((id) => id !== undefined);
}
