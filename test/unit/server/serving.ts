import type { AccessLine } from '../../../src/server/access-line.js';
import { openLoopback } from '../../../src/server/folder-of.js';
import { type RunningServer, type ServerOptions, startServer } from '../../../src/server/server.js';
import { makeSite, type PublishedSite, type Tree } from './published-site.js';

export interface Serving {
  readonly site: PublishedSite;
  readonly server: RunningServer;
  readonly port: number;
  /** What was logged so far. */
  readonly lines: readonly AccessLine[];
  /** Resolves when at least so many lines were logged: a line follows its answer. */
  logged(count: number): Promise<readonly AccessLine[]>;
  end(): Promise<void>;
}

/** A site in a temporary folder and a server for it on a free port, where tests may name devices by their ids. */
export async function serve(
  devices: Readonly<Record<string, Tree>>,
  {
    names = {},
    limits,
    ...options
  }: Partial<ServerOptions> & { names?: Readonly<Record<string, string>> } = {},
): Promise<Serving> {
  const site = makeSite(devices, { names });
  const lines: AccessLine[] = [];
  const log = (line: AccessLine) => lines.push(line);
  const server = await startServer({
    root: site.root,
    port: 0,
    log,
    folderOf: openLoopback,
    // All tests ask from one address.
    limits: { burst: Number.POSITIVE_INFINITY, ...limits },
    ...options,
  });
  return {
    site,
    server,
    port: server.port,
    lines,
    logged: async (count) => {
      await until(() => lines.length >= count);
      return lines;
    },
    end: async () => {
      await server.close();
      site.remove();
    },
  };
}

/** Waits for something to become true, for 5 seconds at most. */
export async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`still not true after 5 s: ${String(isTrue)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
