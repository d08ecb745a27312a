import { existsSync, readFileSync } from 'node:fs';

/** As whom the web server of this machine reads files. */
export interface WebServer {
  /** Of its user and its group: `www-data`. */
  readonly name: string;
  /** Absent where there is a group of that name and no user. */
  readonly uid?: number;
  /** Its own group first. */
  readonly gids: readonly [number, ...number[]];
}

/** Groups under which the web servers of Debian, Red Hat, Arch and Alpine read files. */
const webGroups = ['www-data', 'nginx', 'http', 'caddy'];

/** The first web server's account that this machine has; `etc` holds passwd and group. */
export function webServer({ etc = '/etc' }: { etc?: string } = {}): WebServer | undefined {
  const groups = records(`${etc}/group`);
  const name = webGroups.find((candidate) => groups.some(([group]) => group === candidate));
  if (name === undefined) return undefined;
  const own = groups.find(([group]) => group === name);
  const others = groups.filter(([, , , members = '']) => members.split(',').includes(name));
  const user = records(`${etc}/passwd`).find(([login]) => login === name);
  return {
    name,
    ...(user === undefined ? {} : { uid: Number(user[2]) }),
    gids: [Number(own?.[2]), ...others.map(([, , gid]) => Number(gid))],
  };
}

const records = (path: string): readonly (readonly string[])[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .map((line) => line.split(':'))
    : [];
