import { type InputFiles, readInputFiles } from '../../inventory/input-files.js';
import { generationFolder } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { writeFolderMark } from '../../sinks/mark.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { publish } from '../../sinks/publish.js';
import { obstacleFor } from '../../sinks/readable-by.js';
import { readLedger } from '../../sinks/state/ledger.js';
import { noLines } from '../../sinks/state/lines.js';
import { isUntouched, writeMark } from '../../sinks/state/marks.js';
import { openStoreWriter, type StoreWriter } from '../../sinks/store.js';
import { beginUnderWay, endUnderWay, isUnderWay } from '../../sinks/under-way.js';
import { webServer } from '../../sinks/web-server.js';
import { siteReport } from '../report/site-report.js';
import { inputsOf } from '../site/inputs-of.js';
import { isSameSecret } from '../site/is-same-secret.js';
import { isSameSchema } from '../site/named-schema.js';
import { publishedTokens } from '../site/tokens.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { changeStep } from './change-step.js';
import { changesBetween } from './changes.js';
import { cleanUp, removeAllLeftovers } from './clean-up.js';
import { contextKey } from './context-key.js';
import { isTidy } from './is-tidy.js';
import { isWhole } from './is-whole.js';
import type { NextSite } from './next-site.js';
import { type PublishedSite, publishedSite } from './published-site.js';
import { type PublishedState, publishedState } from './published-state.js';
import { refusedOrUnchanged } from './refused-or-unchanged.js';
import { asBefore, hasSameInputs } from './unchanged.js';
import { type Refused, wholeStep } from './whole-step.js';

interface Context {
  readonly options: BuildOptions;
  readonly folders: OutputFolders;
  /** Devices that were built elsewhere; without it they are built here. */
  readonly merging?: Merging;
}

/** Where the next site comes from when its devices were built elsewhere. */
export interface Merging {
  readonly writer: StoreWriter;
  readonly step: () => Promise<NextSite | Refused>;
}

/**
 * The build of inputs that differ from what is published, or of an output folder at which somebody has been. It holds the lock
 * from before it reads the inputs: of two builds the one that publishes last has read last.
 */
export async function buildChanged(context: Context): Promise<BuildResult> {
  const lock = await takeLock(context.options.out);
  try {
    removeAllLeftovers(context.folders);
    const read = readInputFiles(context.options.root);
    return (await refusedOrUnchanged(read, context.options)) ?? (await buildLocked(read, context));
  } finally {
    lock.release();
  }
}

/** Builds and publishes for who holds the lock. */
export async function buildLocked(read: InputFiles, context: Context): Promise<BuildResult> {
  const { options, folders, merging } = context;
  const wasUnderWay = isUnderWay(folders);
  // What a merge that died has taken out of the shards is for the next one.
  if (wasUnderWay && merging === undefined) {
    // What a build that died has put into the store may be why there is no room for this one.
    cleanUp(folders, { ...options, isSwept: true });
    endUnderWay(folders);
  }
  const published = publishedState(folders);
  const isSound = published !== undefined && isAsLeft(published, context);
  if (isSound && hasSameInputs(read.files, published, options)) {
    writeFolderMark(folders);
    if (!isTidy(folders, options)) cleanUp(folders, { ...options, isSwept: false });
    writeMark(published.folder, folders);
    return asBefore(published, options);
  }
  const writer = merging?.writer ?? openStoreWriter(folders);
  try {
    const next = await (merging?.step() ?? nextSite(read, { ...context, published, isSound, writer }));
    if ('outcome' in next) return next;
    writeFolderMark(folders);
    beginUnderWay(folders);
    writer.commit();
    const written = writer.added.size;
    return publishNext(next, { ...context, read, published, written, isSwept: !isSound || wasUnderWay });
  } finally {
    writer.discard();
  }
}

/** Whether a generation and all that it names are there; looked at name by name where something came or went. */
function isAsLeft({ folder, inputs }: PublishedState, { options, folders }: Context): boolean {
  if (isUntouched(folder, folders)) return true;
  const lines = readLedger(folder);
  const tokens = publishedTokens(inputs, options);
  if (lines === undefined || tokens === undefined) return false;
  const naming = { access: inputs.site.access, tokenOf: tokens.tokenOf };
  return isWhole(lines, { generation: folder, naming, folders });
}

async function nextSite(
  read: InputFiles,
  {
    options,
    folders,
    published,
    isSound,
    writer,
  }: Context & {
    published: PublishedState | undefined;
    isSound: boolean;
    writer: StoreWriter;
  },
) {
  const isSameContext =
    published !== undefined &&
    published.inputs.context === contextKey(read.files, options) &&
    isSameSecret(published.inputs, options) &&
    isSameSchema(published.inputs, options);
  if (isSound && isSameContext && options.only === undefined) {
    const next = await changeStep(read, { options, published, writer });
    if (next !== undefined) return next;
  }
  return wholeStep(read, { options, folders, published, writer });
}

function publishNext(
  next: NextSite,
  {
    options,
    folders,
    read,
    published,
    written,
    isSwept,
  }: Context & {
    read: InputFiles;
    published: PublishedState | undefined;
    written: number;
    isSwept: boolean;
  },
): BuildResult {
  const { version, only = '', signer } = options;
  const { site, lines, totals, siteFiles, details, tokens, diagnostics, context, partial } = next;
  const { record: secret } = tokens;
  const before = (published && readLedger(published.folder)) ?? noLines();
  const { files, ...inputs } = {
    ...inputsOf(read.files, options),
    ...(secret === undefined ? {} : { secret }),
  };
  const generation = publish(
    {
      lines,
      manifest: { format: 2, seedpress: version, inputs: { ...inputs, files }, site },
      siteFiles,
      report: siteReport({ lines, site, totals, version, details }, { published: published?.folder }),
      tokenOf: tokens.tokenOf,
      state: {
        ...{ version, only, context, inputs, site, totals },
        ...(next.namedSchema === undefined ? {} : { schema: next.namedSchema }),
        ...(signer === undefined ? {} : { signedBy: signer.publicKey }),
        files: files.map((file) => ({ ...file, isPartial: partial.has(file.path) })),
      },
      warnings: diagnostics,
      signer,
    },
    folders,
  );
  const folder = generationFolder(generation, folders);
  const shown = publishedSite(folder, { totals, site });
  return {
    outcome: 'published',
    diagnostics,
    ...(next.linesOf === undefined ? {} : { linesOf: next.linesOf }),
    published: shown,
    generation,
    changes: changesBetween(before, lines),
    written,
    ...(next.schema === undefined ? {} : { schema: next.schema }),
    ...(signer === undefined && published?.inputs.signedBy !== undefined ? { isUnsigned: true } : {}),
    ...obstacleOf(shown, folders),
    ...tidyUp(folder, { options, folders, isSwept }),
  };
}

/** What fails from here on does not take back what is published. */
function tidyUp(folder: string, { options, folders, isSwept }: Context & { isSwept: boolean }) {
  try {
    cleanUp(folders, { ...options, isSwept });
    endUnderWay(folders);
    writeMark(folder, folders);
    return {};
  } catch (error) {
    return { leftBehind: (error as Error).message };
  }
}

/** Where this machine has a web server that cannot read what was published. */
function obstacleOf(published: PublishedSite, folders: OutputFolders) {
  const server = webServer();
  const found = server && obstacleFor(server, { folders, device: published.example()?.record });
  return found === undefined ? {} : { obstacle: { ...found, webServer: server?.name ?? '' } };
}
