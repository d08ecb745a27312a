import type { Manifest } from '../../domain/manifest.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { layoutsOf } from '../../layouts/index.js';
import { unwritable } from '../../sinks/file-system.js';
import { currentGeneration, generationFolder, readManifest } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { assertOurs } from '../../sinks/mark.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import { type Published, publish } from '../../sinks/publish.js';
import { joinedLines, type LedgerLine, ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { writeMark } from '../../sinks/state/marks.js';
import { openStoreWriter } from '../../sinks/store.js';
import { beginUnderWay, isUnderWay } from '../../sinks/under-way.js';
import { removeAllLeftovers } from '../build/clean-up.js';
import { totalsOf } from '../build/next-site.js';
import { publishedState } from '../build/published-state.js';
import { tidyUp, tried, triedLater } from '../build/tidy-up.js';
import { siteReport } from '../report/site-report.js';
import { configOf } from '../site/load-site.js';
import { publishedTokens } from '../site/tokens.js';
import { type SealedSite, type SealRefusal, sealLine } from './seal-line.js';

export interface SealOptions {
  /** The folder that holds devices/ and templates/, for the secret of tokens. */
  readonly root: string;
  readonly out: string;
  /** Ids of devices; what is sealed already stays so. */
  readonly devices: readonly string[];
  /** How many generations stay on the disk, the new one included; 1 or more. */
  readonly keep: number;
  /** Signs what is published; a site that is signed needs it. */
  readonly signer?: Signer;
}

export type SealResult =
  | {
      readonly outcome: 'sealed';
      /** The published generation; a new one where something was sealed. */
      readonly generation: number;
      readonly sealed: readonly string[];
      /** Those that were sealed before. */
      readonly unchanged: readonly string[];
      /** Why a power cut may take the publication back, as the system says it. */
      readonly notFlushed?: string;
      /** Why something that nobody names any more, secrets among it, is still there, as the system says it; the next build tries again. */
      readonly leftBehind?: string;
    }
  | { readonly outcome: 'refused'; readonly refusals: readonly SealRefusal[] };

/**
 * Publishes the site as it is, with devices in it of whose seeds no more is left than they need at a reboot. The inputs are
 * not read: an edit that nobody has built yet stays unpublished. Throws a LockHeldError where a build is under way.
 */
export async function seal(options: SealOptions): Promise<SealResult> {
  const folders = outputFolders(options.out);
  assertOurs(folders);
  if (currentGeneration(folders) === undefined) return { outcome: 'refused', refusals: [{ reason: 'site' }] };
  const lock = await takeLock(options.out);
  try {
    if (isUnderWay(folders)) tidyUp(folders, { ...options, isSwept: true });
    else tried(() => removeAllLeftovers(folders));
    return await sealLocked(options, folders);
  } finally {
    lock.release();
  }
}

async function sealLocked(options: SealOptions, folders: OutputFolders): Promise<SealResult> {
  const published = publishedOf(options, folders);
  if (published === undefined) return { outcome: 'refused', refusals: [{ reason: 'site' }] };
  const { lines, generation } = published;
  if (published.inputs.signedBy !== undefined && options.signer === undefined)
    return { outcome: 'refused', refusals: [{ reason: 'signature' }] };
  const site = await siteToSeal(published.manifest.site, options);
  const missing = site.layouts.find((name) => layoutsOf(site)[name] === undefined);
  if (missing !== undefined) return { outcome: 'refused', refusals: [{ reason: 'layout', layout: missing }] };
  const refusals: SealRefusal[] = [];
  const [sealed, unchanged]: [LedgerLine[], string[]] = [[], []];
  const writer = openStoreWriter(folders);
  const wasUnderWay = isUnderWay(folders);
  try {
    for (const id of new Set(options.devices)) {
      const index = lines.find(id);
      const line = index === undefined ? undefined : ledgerLine(lines.text(index));
      const found = await sealLine(id, line, { site, folders, writer });
      if ('reason' in found) refusals.push(found);
      else if ('isSealed' in found) unchanged.push(id);
      else sealed.push(found);
    }
    if (refusals.length > 0) return { outcome: 'refused', refusals };
    if (sealed.length === 0) return { outcome: 'sealed', generation, sealed: [], unchanged };
    beginUnderWay(folders);
    await writer.commit();
    const done = publishSealed(sealed, published, { ...options, folders });
    const tidied = tidyUp(folders, { ...options, isSwept: wasUnderWay });
    // Without a mark the next build looks at all again.
    if (!('leftBehind' in tidied))
      tried(() => writeMark(generationFolder(done.generation, folders), folders));
    return { outcome: 'sealed', ...done, sealed: sealed.map(({ id }) => id), unchanged, ...tidied };
  } catch (error) {
    // Where the disk is full it shall not stay so.
    await triedLater(() => writer.discard());
    if (isUnderWay(folders)) tidyUp(folders, { ...options, isSwept: true });
    throw unwritable(error, folders.out);
  } finally {
    await triedLater(() => writer.discard());
  }
}

/** Layouts of the site's own are code of its inputs: the one thing that is read of them. */
async function siteToSeal(site: Manifest['site'], { root }: SealOptions): Promise<SealedSite> {
  if (site.layouts.every((name) => layoutsOf({})[name] !== undefined)) return site;
  const { extensions } = await configOf(readInputFiles(root).files);
  return { ...site, ownLayouts: extensions.layouts };
}

/** All of a published generation that another one is made of; undefined where it is not there, or is damaged. */
function publishedOf({ root }: SealOptions, folders: OutputFolders) {
  const state = publishedState(folders);
  if (state === undefined) return undefined;
  const manifest = readManifest(state.generation, folders);
  const lines = readLedger(state.folder);
  const tokens = publishedTokens(state.inputs, { root });
  if (manifest === undefined || lines === undefined || tokens === undefined) return undefined;
  return { ...state, manifest, lines, tokens };
}

type BeforeSealing = NonNullable<ReturnType<typeof publishedOf>>;

function publishSealed(
  sealed: readonly LedgerLine[],
  { manifest, lines, tokens, inputs, warnings, folder }: BeforeSealing,
  { folders, signer }: { folders: OutputFolders; signer?: Signer },
): Published {
  const all = joinedLines(lines, sealed);
  const { devices: _, ...header } = manifest;
  const { version, site } = inputs;
  const totals = totalsOf(all);
  const { previous: __, signedBy: ___, ...state } = inputs;
  return publish(
    {
      lines: all,
      manifest: header,
      siteFiles: 'as before',
      report: siteReport({ lines: all, site, totals, version, details: new Map() }, { published: folder }),
      tokenOf: tokens.tokenOf,
      state: { ...state, totals, ...(signer === undefined ? {} : { signedBy: signer.publicKey }) },
      warnings,
      signer,
    },
    folders,
  );
}
