import { isError } from '../../diagnostics/diagnostic.js';
import type { Manifest } from '../../domain/manifest.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { currentManifest, knownRecords } from '../../sinks/generations.js';
import type { ImageWriter } from '../../sinks/image.js';
import { takeLock } from '../../sinks/lock.js';
import { makeOutFolder } from '../../sinks/out-folder.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { publish } from '../../sinks/publish.js';
import { scriptReader } from '../../sinks/read-script.js';
import { obstacleFor } from '../../sinks/readable-by.js';
import { openStore } from '../../sinks/store.js';
import { webServer } from '../../sinks/web-server.js';
import { chooseImageWriter } from '../site/image-writer.js';
import { matchesGlob } from '../site/matches-glob.js';
import { type BuildPlan, planBuild } from '../site/plan-build.js';
import { siteFiles } from '../site/site-files.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { changesBetween } from './changes.js';
import { cleanUp } from './clean-up.js';
import { manifestOf } from './manifest-of.js';
import { writeDevices } from './write-devices.js';

export interface ChangedBuild {
  readonly options: BuildOptions;
  readonly folders: OutputFolders;
  readonly inputs: Manifest['inputs'];
}

/** The build of inputs that differ from what is published. It holds the lock from its first look at the store. */
export async function buildChanged(read: InputFiles, context: ChangedBuild): Promise<BuildResult> {
  const lock = await takeLock(context.options.out);
  try {
    return await buildLocked(read, context);
  } finally {
    lock.release();
  }
}

async function buildLocked(
  read: InputFiles,
  { options, folders, inputs }: ChangedBuild,
): Promise<BuildResult> {
  const { root, only, version, strict, keep } = options;
  const before = currentManifest(folders);
  const known = knownRecords(folders);
  const store = openStore(folders);
  const plan = await planBuild(read, {
    root,
    version,
    strict,
    schemaFrom: options,
    readScript: scriptReader(options),
    jobs: options.jobs,
    isWanted: ({ id }) => only === undefined || matchesGlob(id, only),
    storedRecord: (digest) => {
      const { id, record } = known.get(digest) ?? {};
      return id !== undefined && record !== undefined && store.has(id, record) ? record : undefined;
    },
  });
  const { imageWriter, diagnostics: missing } = chooseImageWriter(plan, options);
  const diagnostics = [...plan.diagnostics, ...missing];
  if (diagnostics.some(isError)) return { outcome: 'refused', diagnostics, linesOf: plan.linesOf };

  makeOutFolder(folders.out);
  const written = await writePlanned(plan, { options, folders, imageWriter });
  const kept = only === undefined ? {} : (before?.devices ?? {});
  const devices = { ...kept, ...Object.fromEntries(written.records) };
  const { tokenOf, record: secret } = plan.tokens;
  const manifest = manifestOf(devices, {
    version,
    inputs: { ...inputs, ...(secret === undefined ? {} : { secret }) },
    site: plan.site,
  });
  const files = siteFiles({
    site: plan.site,
    devices: plan.devices.filter(({ id }) => devices[id] !== undefined),
  });
  const generation = publish({ manifest, siteFiles: files, tokenOf }, folders);
  cleanUp(folders, { keep });
  const changes = changesBetween(before?.devices ?? {}, manifest.devices);
  return {
    outcome: 'published',
    diagnostics,
    linesOf: plan.linesOf,
    manifest,
    generation,
    changes,
    written: written.count,
    ...(plan.schema === undefined ? {} : { schema: plan.schema }),
    ...obstacleOf(manifest, folders),
  };
}

/** Where this machine has a web server that cannot read what was published. */
function obstacleOf({ devices }: Manifest, folders: OutputFolders) {
  const server = webServer();
  const found = server && obstacleFor(server, { folders, device: Object.values(devices)[0] });
  return found === undefined ? {} : { obstacle: { ...found, webServer: server?.name ?? '' } };
}

async function writePlanned(
  plan: BuildPlan,
  {
    options,
    folders,
    imageWriter,
  }: { options: BuildOptions; folders: OutputFolders; imageWriter: ImageWriter },
) {
  const total = plan.planned.filter((device) => 'seed' in device).length;
  const records = await writeDevices(plan.planned, {
    site: plan.site,
    imageWriter,
    folders,
    jobs: options.jobs,
    onWritten: (done) => options.onProgress?.({ done, total }),
  });
  return { records, count: total };
}
