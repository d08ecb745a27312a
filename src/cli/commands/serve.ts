import { once } from 'node:events';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';

export const serve: Command = {
  name: 'serve',
  summary: 'serve the published site over HTTP, for a try or a small fleet',
  options: [
    {
      flags: '--listen <address>',
      description: "address, port or both: 0.0.0.0:8807 (default: 127.0.0.1 and the site's port)",
    },
  ],
  examples: ['seedpress serve', 'seedpress serve --listen 8080', "seedpress serve --listen '[::1]:8807'"],
  run,
};

async function run({ values, common }: Invocation, io: Io): Promise<ExitCode> {
  const { publishedManifest } = await import('../../pipeline/published.js');
  const { startServer } = await import('../../server/server.js');
  const sitePort = publishedManifest(common.out)?.site.server.port ?? defaultPort;
  const stop = io.interrupted();
  const server = await startServer({
    root: common.out,
    ...listenOf(values.listen, { port: sitePort }),
    ...(common.quiet
      ? {}
      : { log: (line) => io.stdout(common.json ? `${JSON.stringify(line)}\n` : lineText(line)) }),
  });
  if (!common.quiet)
    io.stderr(`seedpress: serving ${common.out}/current/www at ${server.url}; Ctrl-C ends it\n`);
  if (!stop.aborted) await once(stop, 'abort');
  await server.close();
  return 0;
}

const defaultPort = 8807;

/** `8080`, `127.0.0.2`, `127.0.0.2:8080`, `::1` or `[::1]:8080`. */
function listenOf(
  text: string | boolean | undefined,
  { port }: { port: number },
): { readonly host: string; readonly port: number } {
  const host = '127.0.0.1';
  if (typeof text !== 'string') return { host, port };
  if (/^[0-9]+$/.test(text)) return { host, port: Number(text) };
  const match = /^(?:\[([^\]]+)\]|([^:]+)):([0-9]+)$/.exec(text);
  if (match !== null) return { host: (match[1] ?? match[2]) as string, port: Number(match[3]) };
  if (text === '' || /[[\]\s/]/.test(text)) {
    throw new UsageError(
      `--listen "${text}" is no address; it takes 8080, 127.0.0.2, 127.0.0.2:8080 or [::1]:8080`,
    );
  }
  return { host: text, port };
}

const lineText = (line: {
  time: string;
  peer: string;
  method: string;
  uri: string;
  status: number;
  bytes: number;
}) => `${line.time} ${line.peer} ${line.method} ${line.uri} ${line.status} ${line.bytes}\n`;
