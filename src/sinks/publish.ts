import { mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Signer } from '../domain/signatures/ssh-signature.js';
import { writeDirectory } from './directory.js';
import { earlierManifest } from './earlier-manifest.js';
import { flushFileSystem, flushFolder } from './flush.js';
import { isNameFolder, namedGeneration } from './generation-names.js';
import { currentGeneration, generationFolder, generationNumbers, manifestName } from './generations.js';
import { linkOrCopy } from './link-or-copy.js';
import { manifestPieces } from './manifest-text.js';
import type { OutputFolders } from './output-folders.js';
import { type Publication, publications, writePublications } from './publications.js';
import { orRemove } from './remove-tree.js';
import { type ReportToWrite, reportFolder, writeReport } from './report-folder.js';
import { writeSignatures } from './signatures.js';
import { stagingName } from './staging.js';
import { writeDetailKeys } from './state/details.js';
import { type InputsState, inputsName, writeInputsState } from './state/inputs-state.js';
import { ledgerName, stateFolder, writeLedger } from './state/ledger.js';
import { type Lines } from './state/lines.js';
import { type Naming } from './state/names.js';
import { type RecordChanges, recordChanges, writeRecordChanges } from './state/record-changes.js';
import { soundLedger } from './state/sound-ledger.js';
import { writeSums } from './state/sums.js';
import { writeWarnings } from './state/warnings.js';
import { writePieces } from './write-pieces.js';

/** What a generation holds. All that its names lead to is in the store. */
export interface Generation {
  readonly lines: Lines;
  readonly manifest: Omit<Manifest, 'devices'>;
  /** Files of no device; `as before` where they are those of the published generation. */
  readonly siteFiles: readonly OutputFile[] | 'as before';
  readonly report: ReportToWrite;
  readonly tokenOf: Naming['tokenOf'];
  readonly state: Omit<InputsState, 'previous' | 'hasSums'>;
  readonly warnings: readonly object[];
  /** Signs what is published. */
  readonly signer?: Signer | undefined;
}

/**
 * Writes a new generation, names only, and publishes it by one rename of `current`. Everything that it names
 * is on the disk before: a power cut leaves the old site or the new one, never a mixture.
 */
export function publish(generation: Generation, folders: OutputFolders): Published {
  const { lines, manifest, tokenOf, state } = generation;
  const previous = currentGeneration(folders);
  const before = previous === undefined ? undefined : generationFolder(previous, folders);
  const naming = { access: manifest.site.access, tokenOf };
  const number = (generationNumbers(folders).at(-1) ?? 0) + 1;
  const published = publications(folders);
  const old = before === undefined ? undefined : soundLedger(before);
  const changes = old && recordChanges(old, lines);
  const staging = namedGeneration(lines, { state, before, changes, naming, folders });
  orRemove(staging, () => {
    fill(staging, generation, { previous, before, changes });
    flushFileSystem(folders.out);
    renameSync(staging, generationFolder(number, folders));
  });
  flushFolder(folders.generations);
  pointCurrentAt(number, folders);
  return { generation: number, ...afterwards([...published, { generation: number }], folders) };
}

/** A generation that readers see from now on, whatever the system refuses afterwards. */
export interface Published {
  readonly generation: number;
  /** Why a power cut may take the publication back, as the system says it. */
  readonly notFlushed?: string;
}

/** Makes the rename of `current` durable, and keeps it in the list of publications. */
function afterwards(all: readonly Publication[], folders: OutputFolders): Pick<Published, 'notFlushed'> {
  try {
    flushFolder(folders.out);
    // Where it is behind, `current` tells.
    writePublications(all, folders);
    return {};
  } catch (error) {
    return { notFlushed: (error as Error).message };
  }
}

function fill(
  staging: string,
  { lines, manifest, siteFiles, report, state, warnings, signer }: Generation,
  {
    previous,
    before,
    changes,
  }: { previous: number | undefined; before: string | undefined; changes: RecordChanges | undefined },
): void {
  const linked = new Set(report.kept.map((path) => `${reportFolder}/${path}`));
  if (siteFiles !== 'as before') writeDirectory(siteFiles, { root: staging });
  else if (before !== undefined) for (const path of linkSiteFiles(before, staging)) linked.add(path);
  writeReport(report, { staging, before });
  const earlier = before === undefined ? undefined : earlierManifest(before, state.version);
  const manifestSum = writePieces(join(staging, manifestName), manifestPieces(manifest, lines, earlier));
  if (signer !== undefined) writeSignatures(staging, { lines, signer });
  mkdirSync(join(staging, stateFolder));
  writeLedger(lines, { generation: staging });
  const inputs = { ...state, hasSums: true, ...(previous === undefined ? {} : { previous }) };
  const inputsSum = writeInputsState(inputs, { generation: staging });
  if (changes !== undefined) writeRecordChanges(changes, { generation: staging });
  writeDetailKeys(report.details, { generation: staging });
  writeWarnings(warnings, { generation: staging });
  const made = new Map([
    [manifestName, manifestSum],
    [ledgerName, lines.sha256],
    [inputsName, inputsSum],
  ]);
  writeSums(staging, { before, made, linked });
}

/** Publishes a generation of before again. */
export function publishAgain(generation: number, folders: OutputFolders): Published {
  const before = publications(folders);
  const from = before.at(-1)?.generation;
  pointCurrentAt(generation, folders);
  const publication = { generation, ...(from === undefined ? {} : { from }) };
  return { generation, ...afterwards([...before, publication], folders) };
}

/** Makes another generation the published one. The new link gets its place in a single rename. */
export function pointCurrentAt(generation: number, { out, current }: OutputFolders): void {
  const link = stagingName(out);
  symlinkSync(`generations/${generation}`, link);
  orRemove(link, () => renameSync(link, current));
}

/** All that is no names, no state and no report: host/, guest/. Gives back the paths. */
function linkSiteFiles(from: string, to: string): readonly string[] {
  const linked: string[] = [];
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!entry.isDirectory() || isNameFolder(entry.name) || others.has(entry.name)) continue;
    for (const file of readdirSync(join(from, entry.name), { withFileTypes: true, recursive: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name);
      const target = join(to, path.slice(from.length));
      mkdirSync(dirname(target), { recursive: true });
      linkOrCopy(path, target);
      linked.push(path.slice(from.length + 1));
    }
  }
  return linked;
}

const others: ReadonlySet<string> = new Set([stateFolder, reportFolder]);
