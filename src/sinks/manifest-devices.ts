import { ledgerFields } from './state/ledger.js';
import { type LineChange, type Lines, lineChanges } from './state/lines.js';

/** How the part of manifest.json that tells of devices begins and ends. JSON has no newline inside of a value. */
export const devicesStart = '\n"devices": {\n';
export const devicesEnd = '\n}\n}\n';

/** A manifest.json as it was written, and the ledger of which its devices were made. */
export interface EarlierManifest {
  readonly bytes: Buffer;
  readonly lines: Lines;
}

/**
 * A line for each device, in pieces, each of which holds until the next one is asked for. Where few differ from those of an earlier
 * manifest, what stands between them is taken from there.
 */
export const devicePieces = (lines: Lines, earlier?: EarlierManifest): Iterable<Uint8Array> =>
  (earlier && changedPieces(lines, earlier)) ?? wholePieces(lines);

function* wholePieces(lines: Lines): Iterable<Uint8Array> {
  const { bytes, count } = lines;
  let piece = Buffer.allocUnsafe(Math.min(pieceBytes, bytes.length + count * aroundId));
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    // A line holds all that the manifest says of its device, but for what stands around the id.
    const [name, [start, end]] = [lines.name(index), lines.fieldAt(index, ledgerFields.record)];
    const needed = end - start + name.length + aroundId;
    if (at + needed > piece.length) {
      yield piece.subarray(0, at);
      if (needed > piece.length) piece = Buffer.allocUnsafe(needed);
      at = 0;
    }
    // An id has nothing that JSON escapes.
    at += piece.write(`${index === 0 ? '' : ',\n'}"${name}": `, at, 'latin1');
    at += bytes.copy(piece, at, start, end);
  }
  yield piece.subarray(0, at);
}

const pieceBytes = 1 << 20;

/** Bytes: a comma, the end of a line, quotes, a colon and a space. */
const aroundId = 8;

/** Undefined where so much differs that all is made as fast, and where the earlier manifest is not as it is written here. */
function changedPieces(lines: Lines, { bytes, lines: before }: EarlierManifest): Buffer[] | undefined {
  const changes = fewChanges(before, lines);
  const start = bytes.indexOf(devicesStart) + devicesStart.length;
  const end = bytes.length - devicesEnd.length;
  const isWhole = start >= devicesStart.length && end > start && bytes.toString('latin1', end) === devicesEnd;
  if (changes === undefined || !isWhole) return undefined;
  const pieces: Buffer[] = [];
  let from = start;
  for (const { name, before: index, after } of changes) {
    // A line that came stands where the next one begins.
    const place = index ?? before.placeOf(name);
    const at = place === before.count ? end : lineAt(bytes, before.name(place), from);
    if (at === undefined) return undefined;
    pieces.push(bytes.subarray(from, at));
    from = index === undefined ? at : Math.min(endOfLine(bytes, at), end);
    if (after !== undefined)
      pieces.push(Buffer.from(`"${name}": ${lines.field(after, ledgerFields.record)},\n`));
  }
  return joined([...pieces, bytes.subarray(from, end)].filter(({ length }) => length > 0));
}

/** With a comma and a newline behind each line but the last, which may have been another one before. */
function joined(pieces: Buffer[]): Buffer[] {
  const ending = Buffer.from(',\n');
  return pieces.flatMap((piece, index) => {
    const hasEnding = piece.subarray(-ending.length).equals(ending);
    if (index < pieces.length - 1) return hasEnding ? [piece] : [piece, ending];
    return [hasEnding ? piece.subarray(0, -ending.length) : piece];
  });
}

function fewChanges(before: Lines, after: Lines): readonly LineChange[] | undefined {
  if (before.count === 0 || after.count === 0) return undefined;
  const changes: LineChange[] = [];
  for (const change of lineChanges(before, after)) {
    if (changes.length === mostChanges) return undefined;
    changes.push(change);
  }
  return changes;
}

const mostChanges = 200;

/** Where the line of a device begins, at a place or behind it. */
function lineAt(bytes: Buffer, name: string, from: number): number | undefined {
  const newline = bytes.indexOf(`\n"${name}": `, from - 1, 'latin1');
  return newline === -1 ? undefined : newline + 1;
}

function endOfLine(bytes: Buffer, at: number): number {
  const newline = bytes.indexOf('\n', at, 'latin1');
  return newline === -1 ? bytes.length : newline + 1;
}
