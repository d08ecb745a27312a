import { linkSync, mkdirSync, readdirSync, readlinkSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { changesSince } from './changes-since.js';
import type { OutputFolders } from './output-folders.js';
import { orRemove, removeTree } from './remove-tree.js';
import { spareFolder } from './spare.js';
import { makeStaging, stagingName } from './staging.js';
import { type InputsState, readInputsHeader } from './state/inputs-state.js';
import { ledgerName, readLedger, recordAt } from './state/ledger.js';
import { type Lines, lineChanges, noLines } from './state/lines.js';
import { areNamesUntouched } from './state/marks.js';
import { foldersFor, linkTo, type Naming, nameFolders, namesOf } from './state/names.js';
import { type RecordChange, type RecordChanges, recordIn } from './state/record-changes.js';
import { soundLedger } from './state/sound-ledger.js';
import { sumIn } from './state/sums.js';

type NamingSite = Pick<InputsState, 'site' | 'inputs'>;

interface NamesToMake {
  readonly state: NamingSite;
  /** The published generation. */
  readonly before: string | undefined;
  /** What differs from it, where that is little. */
  readonly changes?: RecordChanges | undefined;
  readonly naming: Naming;
  readonly folders: OutputFolders;
}

/** Makes a folder beside the generations that has the names of all devices and nothing else; gives back its path. */
export const namedGeneration = (lines: Lines, names: NamesToMake): string =>
  recycled(lines, names) ?? named(lines, names);

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
  { state, changes, naming, folders }: Omit<NamesToMake, 'before'>,
): string | undefined {
  const spare = spareFolder(folders);
  const old = readInputsHeader(spare);
  if (old === undefined || namedBy(old) !== namedBy(state) || !areNamesUntouched(spare)) return undefined;
  const records = changesOfSpare(spare, { changes, folders }) ?? changesOfLedger(spare, lines);
  if (records === undefined) return undefined;
  const staging = stagingName(folders.generations);
  renameSync(spare, staging);
  orRemove(staging, () => {
    for (const name of readdirSync(staging)) if (!isNameFolder(name)) removeTree(join(staging, name));
    for (const [id, { before }] of records) {
      for (const [name] of before === undefined ? [] : namesOf(id, before, naming))
        unlinkSync(join(staging, name));
    }
    for (const [id, { after }] of records) {
      for (const [name, stored] of after === undefined ? [] : namesOf(id, after, naming))
        symlinkSync(linkTo(stored), join(staging, name));
    }
  });
  return staging;
}

/** Without a look at the ledger of the old generation: the generations since tell what they changed. */
function changesOfSpare(
  spare: string,
  { changes, folders }: Pick<NamesToMake, 'changes' | 'folders'>,
): Iterable<readonly [string, RecordChange]> | undefined {
  const sum = sumIn(spare, ledgerName);
  if (sum === undefined || changes === undefined) return undefined;
  return changesSince(sum, { to: changes.to, last: changes, folders });
}

function changesOfLedger(spare: string, lines: Lines): Iterable<readonly [string, RecordChange]> | undefined {
  const old = soundLedger(spare);
  return (
    old &&
    Array.from(
      lineChanges(old, lines),
      ({ name, before, after }) =>
        [name, { before: recordIn(old, before), after: recordIn(lines, after) }] as const,
    )
  );
}

export const isNameFolder = (name: string): boolean => (nameFolders as readonly string[]).includes(name);

/** All names anew; those that the published generation has are links to its links, which take no inode. */
function named(lines: Lines, { before, naming, state, folders }: NamesToMake): string {
  const staging = makeStaging(folders.generations);
  orRemove(staging, () => {
    for (const name of foldersFor(naming.access)) mkdirSync(join(staging, name));
    const known = before === undefined ? undefined : namesBefore(before, state);
    if (before === undefined || known === undefined) nameAll(staging, lines, { before, naming });
    else nameChanged(staging, lines, { before, known, naming });
  });
  return staging;
}

/** The lines of the published generation, where its folders hold the names that it was given and no others. */
function namesBefore(before: string, state: NamingSite): Lines | undefined {
  const old = readInputsHeader(before);
  return old !== undefined && namedBy(old) === namedBy(state) && areNamesUntouched(before)
    ? soundLedger(before)
    : undefined;
}

/** Most of a fleet is as it was: its names are read off the folders, so no line is. */
function nameChanged(
  staging: string,
  lines: Lines,
  { before, known, naming }: { before: string; known: Lines; naming: Naming },
): void {
  const [gone, come] = [new Set<string>(), [] as (readonly [string, string])[]];
  for (const { before: old, after } of lineChanges(known, lines)) {
    if (old !== undefined) for (const [name] of namesAt(known, old, naming)) gone.add(name);
    if (after !== undefined) come.push(...namesAt(lines, after, naming));
  }
  for (const folder of foldersFor(naming.access)) {
    for (const entry of readdirSync(join(before, folder))) {
      const name = `${folder}/${entry}`;
      if (gone.has(name)) continue;
      const [from, to] = [`${before}/${name}`, `${staging}/${name}`];
      if (!isLinked(from, to)) symlinkSync(readlinkSync(from), to);
    }
  }
  for (const [name, stored] of come) symlinkSync(linkTo(stored), `${staging}/${name}`);
}

function nameAll(
  staging: string,
  lines: Lines,
  { before, naming }: { before: string | undefined; naming: Naming },
): void {
  const known = (before === undefined ? undefined : readLedger(before)) ?? noLines();
  const changed = new Set(changedLines(known, lines));
  for (let index = 0; index < lines.count; index += 1) {
    const isKnown = before !== undefined && !changed.has(index);
    for (const [name, stored] of namesAt(lines, index, naming))
      if (!isKnown || !isLinked(`${before}/${name}`, `${staging}/${name}`))
        symlinkSync(linkTo(stored), `${staging}/${name}`);
  }
}

/** The indexes of lines that are new or not as they were. */
function* changedLines(before: Lines, after: Lines): Iterable<number> {
  for (const { after: index } of lineChanges(before, after)) if (index !== undefined) yield index;
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
  return namesOf(lines.name(index), recordAt(lines, index), naming);
}
