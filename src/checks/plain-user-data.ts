import { readYaml } from '../cloud-init/values/read-yaml.js';
import { wrongYaml } from '../diagnostics/catalogue/parts.js';
import { partJson, plainFiles, plainHeader, plainParts } from '../diagnostics/catalogue/plain-user-data.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Seed } from '../domain/seed.js';
import { textPlaces } from '../domain/text-place.js';
import { sniffedType } from '../encode/mime/sniffed-type.js';
import { plainText } from '../encode/user-data.js';
import type { PartToCheck } from './part-to-check.js';
import { handledTypes } from './part-type.js';
import { jsonMistake } from './parts/json-mistake.js';

/** What plain user-data cannot hold: more than one part, what stands in headers, files beside what is no cloud-config. */
export function plainProblems(
  parts: readonly PartToCheck[],
  { id: device, files, gzipUserData }: Pick<Seed, 'id' | 'files' | 'gzipUserData'>,
): readonly Diagnostic[] {
  const users = parts.filter(({ list }) => list === 'user_data');
  const [first, second] = users;
  if (first === undefined) return [];
  if (second !== undefined) return [plainParts(second.declaration.origin, { count: users.length, device })];
  const { part, declaration } = first;
  const about = { filename: part.filename, device };
  const lost = [
    ...(part.gzip || gzipUserData ? ['its gzip'] : []),
    ...(declaration.mergeType === undefined ? [] : ['its merge_type']),
    ...(part.launchIndex === undefined ? [] : ['its launch_index']),
    ...(handledTypes.includes(part.contentType) && sniffedType(part.content) !== part.contentType
      ? [`its content type ${part.contentType}, which the first line does not say`]
      : []),
  ];
  if (lost.length > 0) return [plainHeader(declaration.origin, { ...about, lost: lost.join(' and ') })];
  const isWritten = files.length === 0 || takesFiles(part, { files });
  return isWritten ? [] : [plainFiles(declaration.origin, about)];
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
  const read = /yaml$/.test(contentType) ? readYaml(content) : undefined;
  if (read === undefined || read.ok) return [];
  const { line, column, message } = read.mistake;
  const text = content.split('\n')[line - 1] ?? '';
  return [wrongYaml(placeOf(line, column), { ...about, text, message })];
}
