import { once } from 'node:events';
import { namesText, nearestNames } from '../../diagnostics/nearest.js';
import type { DeviceId } from '../../domain/device-id.js';
import type { Manifest } from '../../domain/manifest.js';
import type { LiveAnswers } from '../../pipeline/serve/live-answers.js';
import type { AccessLine } from '../../server/access-line.js';
import type { FolderOf } from '../../server/folder-of.js';
import { type Command, type CommonOptions, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { accessText } from '../report/access-text.js';
import { isLoopback, listenOf } from '../serve/listen.js';
import { passwordOf } from '../serve/password-of.js';
import { type BuildNews, buildNews, reportPage } from '../serve/report-page.js';
import { tellOfReport } from '../serve/tell-of-report.js';
import { defaultKeep } from './keep.js';
import { signingKeyOf, signOption } from './sign-option.js';

export const serve: Command = {
  name: 'serve',
  isDeed: true,
  summary: 'serve the published site over HTTP, for a quick test or a small fleet',
  options: [
    {
      flags: '--listen <address>',
      description: "address, port or both, like 0.0.0.0:8807 (default: 127.0.0.1 and the site's port)",
    },
    { flags: '--as <device>', description: "serve every client this device's data" },
    {
      flags: '--open-loopback',
      description: 'let all users of this machine read all devices, at /<device>/',
    },
    { flags: '--watch', description: 'build now, and again when the inputs change' },
    { flags: signOption.flags, description: 'with --watch: the private key that signs each build' },
    {
      flags: '--report <file>',
      description: 'show the report to other machines too, with the password in this file',
    },
    { flags: '--no-report', description: 'do not show the report' },
  ],
  examples: [
    'seedpress serve',
    'seedpress serve --listen 0.0.0.0 --watch',
    "seedpress serve --listen '[::1]:8807' --as web-01",
    'seedpress serve --open-loopback',
    'seedpress serve --listen 0.0.0.0 --report /etc/seedpress/report-password',
  ],
  run,
};

const defaultPort = 8807;

async function run({ values, common }: Invocation, io: Io): Promise<ExitCode> {
  const stop = io.interrupted();
  const news = buildNews();
  if (values.sign !== undefined && values.watch !== true) throw new UsageError('--sign needs --watch');
  const signingKey = await signingKeyOf(values, io);
  const rebuilding =
    values.watch === true ? await startRebuilding(common, { io, news, signingKey }) : undefined;
  try {
    return await serveUntil(stop, { values, common, io, news, isWatched: rebuilding !== undefined });
  } finally {
    await rebuilding?.close();
  }
}

async function serveUntil(
  stop: AbortSignal,
  {
    values,
    common,
    io,
    news,
    isWatched,
  }: Pick<Invocation, 'values' | 'common'> & { io: Io; news: BuildNews; isWatched: boolean },
): Promise<ExitCode> {
  const { publishedManifest } = await import('../../pipeline/site/published.js');
  const { startServer } = await import('../../server/server.js');
  const manifest = publishedManifest(common.out);
  // What is wrong with the inputs was said.
  if (isWatched && manifest === undefined) return 1;
  const listen = listenOf(values.listen, { port: manifest?.site.server.port ?? defaultPort });
  const device = deviceOf(values.as, manifest);
  const isOpen = values.openLoopback === true;
  if (isOpen && values.as !== undefined)
    throw new UsageError('--as and --open-loopback exclude each other; give one of them');
  const folderOf = await folderOfAll({ device, isOpen });
  const password = passwordOf(values.report, io);
  const live = await answersOf(common, io);
  const record = manifest === undefined ? () => {} : await recorder(common, io);
  const server = await startServer({
    root: common.out,
    ...listen,
    folderOf,
    people:
      values.report === false
        ? undefined
        : reportPage(live, { news, isWatching: isWatched, common, password }),
    log: (line) => {
      record(line);
      if (!common.quiet && !io.isOutputBehind())
        io.stdout(common.json ? `${JSON.stringify(line)}\n` : accessText(line));
    },
  });
  if (!common.quiet) {
    const whom = device === undefined ? '' : ` as ${device} sees it`;
    io.stderr(`seedpress: serving ${common.out}/current/www${whom} at ${server.url}; press Ctrl-C to stop\n`);
  }
  if (values.report !== false) tellOfReport(server.url, { listen, password, common, io });
  const readers = isLoopback(listen) ? 'every user of this machine' : `anyone who can reach ${listen.host}`;
  if (device !== undefined) io.stderr(`seedpress: ${readers} can read the seed of ${device}\n`);
  if (isOpen) io.stderr('seedpress: every user of this machine can read the seed of every device\n');
  if (!stop.aborted) await once(stop, 'abort');
  await server.close();
  await live.close();
  return 0;
}

/** In threads where the program is compiled, and in this one where its sources run. */
async function answersOf(
  common: CommonOptions,
  { version, searchPath, serveThread }: Io,
): Promise<LiveAnswers> {
  const { root, out, secretsFrom } = copyable(common);
  const options = { root, out, version, searchPath, secretsFrom };
  if (serveThread === undefined) {
    const { liveAnswers } = await import('../serve/live-answers.js');
    return liveAnswers(options);
  }
  const { threadedAnswers } = await import('../../pipeline/serve/live-answers.js');
  return threadedAnswers(serveThread, options);
}

async function recorder({ out }: CommonOptions, { stderr }: Io): Promise<(line: AccessLine) => void> {
  const { accessLogPath, openAccessLog } = await import('../../pipeline/serve/access-log.js');
  const path = accessLogPath(out);
  return openAccessLog(path, {
    onFailure: (reason) => stderr(`seedpress: requests are not recorded in ${path}: ${reason}\n`),
  });
}

async function startRebuilding(
  common: CommonOptions,
  { io, news, signingKey }: { io: Io; news: BuildNews; signingKey: string | undefined },
) {
  const { version, searchPath, libraryFolders, cores } = io;
  const options = { version, searchPath, libraryFolders, strict: false, keep: defaultKeep, jobs: cores };
  const { builderOf } = await import('../serve/builder.js');
  const builder = await builderOf({ common: copyable(common), options, signingKey }, io);
  const { rebuildOnChange } = await import('../../pipeline/serve/rebuild-on-change.js');
  const rebuilding = await rebuildOnChange(common, {
    build: builder.build,
    onBuilt: (built) => {
      news.onBuilt(built);
      if (built.said.stdout !== '') io.stdout(built.said.stdout);
      io.stderr(built.said.stderr);
    },
  });
  return {
    close: async () => {
      await rebuilding.close();
      await builder.close();
    },
  };
}

/** What goes to a thread is copied, and an environment is no plain object. */
const copyable = (common: CommonOptions): CommonOptions => ({
  ...common,
  secretsFrom: { ...common.secretsFrom, environment: { ...common.secretsFrom.environment } },
});

/** Checks --as. What is not built yet is the server's complaint. */
function deviceOf(id: string | boolean | undefined, manifest: Manifest | undefined): DeviceId | undefined {
  if (typeof id !== 'string' || manifest === undefined) return undefined;
  if (Object.hasOwn(manifest.devices, id)) return id as DeviceId;
  const nearest = nearestNames(id, Object.keys(manifest.devices));
  const hint = nearest.length === 0 ? "run 'seedpress build' first" : `did you mean ${namesText(nearest)}?`;
  throw new UsageError(`--as "${id}" is not a device of the published site; ${hint}`);
}

async function folderOfAll({
  device,
  isOpen,
}: {
  device: DeviceId | undefined;
  isOpen: boolean;
}): Promise<FolderOf> {
  const { asDevice } = await import('../../server/folder-of/as-device.js');
  const { asPublished, openLoopback } = await import('../../server/folder-of.js');
  if (device !== undefined) return asDevice(device);
  return isOpen ? openLoopback : asPublished;
}
