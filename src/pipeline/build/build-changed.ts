import { type InputFiles, readInputFiles } from '../../inventory/input-files.js';
import { unwritable } from '../../sinks/file-system.js';
import { generationFolder, publicationMark } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { writeFolderMark } from '../../sinks/mark.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { publish } from '../../sinks/publish.js';
import { obstacleFor } from '../../sinks/readable-by.js';
import { noLines } from '../../sinks/state/lines.js';
import { isUntouched, writeMark } from '../../sinks/state/marks.js';
import { soundLedger } from '../../sinks/state/sound-ledger.js';
import { openStoreWriter, type StoreWriter } from '../../sinks/store.js';
import { beginUnderWay, isUnderWay } from '../../sinks/under-way.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { areFilesUntouched } from '../../sinks/verify/touched.js';
import { webServer } from '../../sinks/web-server.js';
import { siteReport } from '../report/site-report.js';
import { collectGarbage } from '../site/collect-garbage.js';
import { inputsOf } from '../site/inputs-of.js';
import { matchesGlob } from '../site/matches-glob.js';
import { writeThread } from '../site/program-version.js';
import { lookAt } from '../verify/look-at.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { changesBetween } from './changes.js';
import { removeAllLeftovers } from './clean-up.js';
import { isTidy } from './is-tidy.js';
import type { NextSite } from './next-site.js';
import { nextStep } from './next-step.js';
import { type PublishedSite, publishedSite } from './published-site.js';
import { type PublishedState, publishedState } from './published-state.js';
import { refusedOrUnchanged } from './refused-or-unchanged.js';
import { mostWithGarbage } from './slice-step.js';
import { tidyUp, tried, triedLater } from './tidy-up.js';
import { asBefore, hasSameInputs } from './unchanged.js';
import type { Refused } from './whole-step.js';

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

/** Inputs that were read without the lock, and what was published before the first of them was. */
interface ReadBefore {
  readonly read: InputFiles;
  readonly mark: string | undefined;
}

/**
 * The build of inputs that differ from what is published, or of an output folder at which somebody has been. Of two builds the one that
 * publishes last has read last: what was read before there was the lock counts where nobody has published since, and is read again
 * where somebody has.
 */
export async function buildChanged(context: Context, before?: ReadBefore): Promise<BuildResult> {
  const { options, folders } = context;
  const lock = await takeLock(options.out);
  try {
    const published = publishedState(folders);
    const isLast = before?.mark !== undefined && before.mark === publicationMark(folders);
    const read = isLast
      ? before.read
      : readInputFiles(options.root, published && { known: published.inputs.files });
    return (await refusedOrUnchanged(read, published, options)) ?? (await buildLocked(read, context));
  } finally {
    lock.release();
  }
}

/** Builds and publishes for who holds the lock. */
export async function buildLocked(read: InputFiles, context: Context): Promise<BuildResult> {
  const { options, folders, merging } = context;
  const wasUnderWay = isUnderWay(folders);
  // What a build that died has left may be why there is no room for this one; what a merge has taken out of the shards is for the next.
  if (wasUnderWay && merging === undefined) tidyUp(folders, { ...options, isSwept: true });
  else tried(() => removeAllLeftovers(folders));
  const published = publishedState(folders);
  const damage = damageOf(published, context);
  const isSound = published !== undefined && damage.length === 0;
  if (isSound && hasSameInputs(read.files, published, options)) {
    writeFolderMark(folders);
    const tidied = isTidy(folders, options)
      ? {}
      : tidyUp(folders, { ...options, isSwept: isUnderWay(folders) });
    if (!('leftBehind' in tidied)) writeMark(published.folder, folders);
    return asBefore(published, options, tidied);
  }
  const writer = merging?.writer ?? openStoreWriter(folders, { thread: writeThread() });
  try {
    const next = await (merging?.step() ?? nextStep(read, { options, folders, published, damage, writer }));
    if ('outcome' in next) return next;
    writeFolderMark(folders);
    beginUnderWay(folders);
    await writer.commit();
    const written = writer.added.size;
    if (written > mostWithGarbage) collectGarbage();
    return publishNext(next, {
      ...context,
      read,
      published,
      written,
      damage,
      isSwept: !isSound || wasUnderWay,
    });
  } catch (error) {
    // Where the disk is full it shall not stay so.
    await triedLater(() => writer.discard());
    if (merging === undefined && isUnderWay(folders)) tidyUp(folders, { ...options, isSwept: true });
    throw unwritable(error, options.out);
  } finally {
    await triedLater(() => writer.discard());
  }
}

/** What is not as it was built of the published site; what was touched is read, and all with --verify. */
function damageOf(published: PublishedState | undefined, { options, folders }: Context): readonly Damage[] {
  if (published === undefined) return [];
  const { folder, generation } = published;
  const isThorough = options.verify === true;
  if (!isThorough && isUntouched(folder, folders) && areFilesUntouched(folder, folders)) return [];
  return lookAt(generation, { folders, root: options.root, isThorough });
}

function publishNext(
  next: NextSite,
  {
    options,
    folders,
    read,
    published,
    written,
    damage,
    isSwept,
  }: Context & {
    read: InputFiles;
    published: PublishedState | undefined;
    written: number;
    damage: readonly Damage[];
    isSwept: boolean;
  },
): BuildResult {
  const { version, only = '', signer } = options;
  const { site, lines, totals, siteFiles, details, tokens, diagnostics, context, partial } = next;
  const { record: secret } = tokens;
  // What is damaged must not be linked to again.
  const sound = damage.length === 0 ? published?.folder : undefined;
  const before = (published && soundLedger(published.folder)) ?? noLines();
  const { files, ...inputs } = {
    ...inputsOf(read.files, options),
    ...(secret === undefined ? {} : { secret }),
  };
  const { generation, notFlushed } = publish(
    {
      lines,
      manifest: { format: 2, seedpress: version, inputs: { ...inputs, files }, site },
      siteFiles,
      report: siteReport({ lines, site, totals, version, details }, { published: sound }),
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
  const tidied = tidyUp(folders, { ...options, isSwept });
  const isMended = ({ device }: Damage): boolean =>
    device === undefined || options.only === undefined || matchesGlob(device, options.only);
  // Without a mark the next build looks at all again.
  if (!('leftBehind' in tidied) && damage.every(isMended)) tried(() => writeMark(folder, folders));
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
    mended: damage.filter(isMended),
    ...(notFlushed === undefined ? {} : { notFlushed }),
    ...obstacleOf(shown, folders),
    ...tidied,
  };
}

/** Where this machine has a web server that cannot read what was published. */
function obstacleOf(published: PublishedSite, folders: OutputFolders) {
  try {
    const server = webServer();
    const found = server && obstacleFor(server, { folders, device: published.example()?.record });
    return found === undefined ? {} : { obstacle: { ...found, webServer: server?.name ?? '' } };
  } catch {
    return {};
  }
}
