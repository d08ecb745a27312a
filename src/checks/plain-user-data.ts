import { readYaml } from '../cloud-init/values/read-yaml.js';
import * as guests from '../diagnostics/catalogue/guest-user-data.js';
import { partJson, plainFiles, plainHeader, plainParts } from '../diagnostics/catalogue/plain-user-data.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { GuestUserData, Taken } from '../domain/guest.js';
import type { Seed } from '../domain/seed.js';
import { textPlaces } from '../domain/text-place.js';
import { sniffedType } from '../encode/mime/sniffed-type.js';
import { plainText } from '../encode/user-data.js';
import type { PartToCheck } from './part-to-check.js';
import { handledTypes } from './part-type.js';
import { describeValue } from './parts/describe-value.js';
import { jsonMistake } from './parts/json-mistake.js';
import { yamlDocuments } from './yaml-documents.js';

/** The program that the text is for, and what it takes. */
export interface PlainReader {
  readonly name: string;
  readonly userData: GuestUserData;
  /** The layouts and images of the site that it reads, by their names. */
  readonly sources: readonly string[];
}

/**
 * What plain user-data cannot hold: more than one part, what stands in headers, files beside what is no cloud-config; and
 * what its reader makes nothing of.
 */
export function plainProblems(
  parts: readonly PartToCheck[],
  seed: Pick<Seed, 'id' | 'files' | 'gzipUserData' | 'publicKeys' | 'interfaces'>,
  reader: PlainReader,
): readonly Diagnostic[] {
  const { id: device, files, gzipUserData } = seed;
  const users = parts.filter(({ list }) => list === 'user_data');
  const [first, second] = users;
  if (first === undefined) return [];
  const { name: guest, userData } = reader;
  const takesMime = userData.mime;
  if (second !== undefined) {
    const about = { count: users.length, device };
    const { origin } = second.declaration;
    return [takesMime ? plainParts(origin, about) : guests.guestParts(origin, { ...about, guest })];
  }
  const { part, declaration } = first;
  const about = { filename: part.filename, device };
  const lost = lostHeaders(first, { gzipUserData, isJudged: userData.plain === undefined }).join(' and ');
  if (lost !== '') {
    const { origin } = declaration;
    const words = { ...about, lost };
    return [takesMime ? plainHeader(origin, words) : guests.guestHeader(origin, { ...words, guest })];
  }
  const unread = unreadProblems(first, { about, reader });
  const isWritten = unread.length > 0 || files.length === 0 || takesFiles(part, { files });
  if (isWritten) return unread.length > 0 ? unread : scriptProblems(first, seed, { about, reader });
  const { origin } = declaration;
  return [takesMime ? plainFiles(origin, about) : guests.guestFiles(origin, { ...about, guest })];
}

/** What stands beside the text. `isJudged`: its reader goes by cloud-init's first lines. */
function lostHeaders(
  { part, declaration }: PartToCheck,
  { gzipUserData, isJudged }: { gzipUserData: boolean; isJudged: boolean },
): readonly string[] {
  const { gzip, launchIndex, contentType, content } = part;
  const isOther = isJudged && handledTypes.includes(contentType) && sniffedType(content) !== contentType;
  return [
    ...(gzip || gzipUserData ? ['its gzip'] : []),
    ...(declaration.mergeType === undefined ? [] : ['its merge_type']),
    ...(launchIndex === undefined ? [] : ['its launch_index']),
    ...(isOther ? [`its content type ${contentType}, which the first line does not say`] : []),
  ];
}

/** A text that its reader does not take for what it is. */
function unreadProblems(
  { part, declaration, placeOf }: PartToCheck,
  { about, reader }: { about: { filename: string; device: string }; reader: PlainReader },
): readonly Diagnostic[] {
  const { content, contentType } = part;
  const { contentType: takes, plain, requires } = reader.userData;
  const words = { ...about, guest: reader.name };
  if (takes !== undefined && contentType !== takes) {
    const place = declaration.typeOrigin ?? declaration.origin;
    return [guests.guestPartType(place, { ...words, contentType, takes })];
  }
  if (content.trim() === '') return [];
  if (plain !== undefined && !plain.begins.test(content)) {
    const first = content.split('\n', 1)[0] ?? '';
    return [
      guests.guestBeginning(placeOf(1), {
        ...words,
        first,
        words: plain.words,
        takesMime: reader.userData.mime,
      }),
    ];
  }
  const isThere = requires === undefined || jsonMistake(content) !== undefined || hasText(content, requires);
  return isThere ? [] : [guests.guestMissing(placeOf(1), { ...words, path: requires.join('.') })];
}

/** What a script costs where its reader takes all else from a cloud-config. */
function scriptProblems(
  { part: { content }, placeOf }: PartToCheck,
  { publicKeys, interfaces }: Pick<Seed, 'publicKeys' | 'interfaces'>,
  { about, reader }: { about: { filename: string; device: string }; reader: PlainReader },
): readonly Diagnostic[] {
  const { readsScriptsAsYaml, scriptDrops = {} } = reader.userData;
  if (!content.startsWith('#!')) return [];
  const words = { ...about, guest: reader.name };
  const read = readsScriptsAsYaml === true ? readYaml(content) : undefined;
  if (read?.ok === false) {
    const { line, column, message } = read.mistake;
    return [guests.guestScriptYaml(placeOf(line, column), { ...words, found: message })];
  }
  const isThere: Readonly<Record<Taken, boolean>> = {
    'host name': true,
    'public keys': Object.keys(publicKeys).length > 0,
    network: interfaces.length > 0,
    'user-data': false,
  };
  const dropped = reader.sources.flatMap((name) => scriptDrops[name] ?? []);
  const drops = [...new Set(dropped)].filter((what) => isThere[what]);
  return drops.length === 0 ? [] : [guests.guestScript(placeOf(1), { ...words, drops })];
}

function hasText(json: string, path: readonly string[]): boolean {
  let value: unknown = JSON.parse(json);
  for (const key of path)
    value =
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined;
  return typeof value === 'string';
}

/** Whether the files that are written below the text arrive as its write_files. */
function takesFiles(part: PartToCheck['part'], { files }: Pick<Seed, 'files'>): boolean {
  if (part.contentType !== 'text/cloud-config') return false;
  const before = readYaml(part.content);
  const after = readYaml(plainText([part], files));
  const isMap =
    before.ok &&
    (before.value.kind === 'map' || (before.value.kind === 'scalar' && before.value.value === null));
  if (!isMap || !after.ok || after.value.kind !== 'map' || after.value.lost.length > 0) return false;
  const keys = before.value.kind === 'map' ? before.value.entries.length : 0;
  return after.value.entries.length === keys + 1;
}

/** A part of a type that is no cloud-init's, which plain user-data may be: its JSON or its YAML is looked at. */
export function foreignProblems({ part, placeOf }: PartToCheck, device: string): readonly Diagnostic[] {
  const { content, contentType, filename } = part;
  const about = { filename, device };
  if (/[/+]json$/.test(contentType)) {
    const mistake = jsonMistake(content);
    if (mistake === undefined) return [];
    const { line, column } = textPlaces(content)(mistake.offset);
    return [partJson(placeOf(line, column), { ...about, expected: mistake.expected })];
  }
  if (!/yaml$/.test(contentType)) return [];
  return yamlDocuments(content).flatMap(({ text, above }) => {
    const read = readYaml(text);
    if (!read.ok) {
      const { line, column, message } = read.mistake;
      return [guests.guestYaml(placeOf(above + line, column), { ...about, found: message })];
    }
    const { value, placeAt } = read;
    // Of what others read nobody knows more.
    if (!/\btalos\b/.test(contentType)) return [];
    if (value.kind === 'map' || (value.kind === 'scalar' && value.value === null)) return [];
    const { line, column } = placeAt(value.at);
    return [guests.guestYaml(placeOf(above + line, column), { ...about, found: describeValue(value) })];
  });
}
