import {
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeviceRecord, Manifest } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import type { Signer } from '../domain/signatures/ssh-signature.js';
import { writeDirectory } from './directory.js';
import { fileMode } from './file-mode.js';
import { flushFileSystem, flushFolder } from './flush.js';
import { currentGeneration, generationFolder, generationNumbers, manifestName } from './generations.js';
import { linkOrCopy } from './link-or-copy.js';
import { manifestBytes } from './manifest-text.js';
import type { OutputFolders } from './output-folders.js';
import { type Publication, publications, writePublications } from './publications.js';
import { orRemove, removeTree } from './remove-tree.js';
import { type ReportToWrite, reportFolder, writeReport } from './report-folder.js';
import { writeSignatures } from './signatures.js';
import { spareFolder } from './spare.js';
import { makeStaging, stagingName } from './staging.js';
import { writeDetailKeys } from './state/details.js';
import { type InputsState, inputsName, readInputsState, writeInputsState } from './state/inputs-state.js';
import { ledgerFields, ledgerName, readLedger, stateFolder, writeLedger } from './state/ledger.js';
import { type LineChange, type Lines, lineChanges, noLines } from './state/lines.js';
import { areNamesUntouched } from './state/marks.js';
import { foldersFor, linkTo, type Naming, nameFolders, namesOf } from './state/names.js';
import { soundLedger } from './state/sound-ledger.js';
import { writeSums } from './state/sums.js';
import { writeWarnings } from './state/warnings.js';

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
  const staging = recycled(lines, { state, naming, folders }) ?? named(lines, { before, naming, folders });
  orRemove(staging, () => {
    fill(staging, generation, { previous, before });
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
  { previous, before }: { previous: number | undefined; before: string | undefined },
): void {
  const linked = new Set(report.kept.map((path) => `${reportFolder}/${path}`));
  if (siteFiles !== 'as before') writeDirectory(siteFiles, { root: staging });
  else if (before !== undefined) for (const path of linkSiteFiles(before, staging)) linked.add(path);
  writeReport(report, { staging, before });
  const text = manifestBytes(manifest, lines);
  writeFileSync(join(staging, manifestName), text, { flag: 'wx', mode: fileMode });
  if (signer !== undefined) writeSignatures(staging, { manifest: text, lines, signer });
  mkdirSync(join(staging, stateFolder));
  writeLedger(lines, { generation: staging });
  const inputs = { ...state, hasSums: true, ...(previous === undefined ? {} : { previous }) };
  const inputsSum = writeInputsState(inputs, { generation: staging });
  writeDetailKeys(report.details, { generation: staging });
  writeWarnings(warnings, { generation: staging });
  const made = new Map([
    [manifestName, sha256(text)],
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

type NamingSite = Pick<InputsState, 'site' | 'inputs'>;

/** What the names are made with, beside the devices. */
const namedBy = ({ site, inputs }: NamingSite): string =>
  JSON.stringify([site.access, inputs.secret?.digest]);

/**
 * The names of an old generation, brought up to date: names of lines that went or changed go first, so that an address that
 * moves from device to device, or two that swap, never meet; nobody looks at the folder meanwhile. Undefined where there is none
 * that is as it was left.
 */
function recycled(
  lines: Lines,
  { state, naming, folders }: { state: NamingSite; naming: Naming; folders: OutputFolders },
): string | undefined {
  const spare = spareFolder(folders);
  const [before, old] = [soundLedger(spare), readInputsState(spare)];
  if (before === undefined || old === undefined || namedBy(old) !== namedBy(state)) return undefined;
  if (!areNamesUntouched(spare)) return undefined;
  const staging = stagingName(folders.generations);
  renameSync(spare, staging);
  orRemove(staging, () => {
    for (const name of readdirSync(staging)) if (!isNameFolder(name)) removeTree(join(staging, name));
    const changes = lineChanges(before, lines);
    for (const { before: index } of changes) {
      for (const [name] of index === undefined ? [] : namesAt(before, index, naming))
        unlinkSync(join(staging, name));
    }
    for (const { after } of changes) {
      for (const [name, stored] of after === undefined ? [] : namesAt(lines, after, naming))
        symlinkSync(linkTo(stored), join(staging, name));
    }
  });
  return staging;
}

const isNameFolder = (name: string): boolean => (nameFolders as readonly string[]).includes(name);

/** All names anew; those that the published generation has are links to its links, which take no inode. */
function named(
  lines: Lines,
  { before, naming, folders }: { before: string | undefined; naming: Naming; folders: OutputFolders },
): string {
  const staging = makeStaging(folders.generations);
  orRemove(staging, () => fillNames(staging, lines, { before, naming }));
  return staging;
}

function fillNames(
  staging: string,
  lines: Lines,
  { before, naming }: { before: string | undefined; naming: Naming },
): void {
  for (const name of foldersFor(naming.access)) mkdirSync(join(staging, name));
  const known = (before === undefined ? undefined : readLedger(before)) ?? noLines();
  const changed = new Set(lineChanges(known, lines).map(({ after }: LineChange) => after));
  for (let index = 0; index < lines.count; index += 1) {
    const isKnown = before !== undefined && !changed.has(index);
    for (const [name, stored] of namesAt(lines, index, naming))
      if (!isKnown || !isLinked(join(before, name), join(staging, name)))
        symlinkSync(linkTo(stored), join(staging, name));
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    // Gone, of another way of access, or with as many names as it can have.
    return false;
  }
}

function namesAt(lines: Lines, index: number, naming: Naming) {
  const record = JSON.parse(lines.field(index, ledgerFields.record)) as DeviceRecord;
  return namesOf(lines.name(index), record, naming);
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
