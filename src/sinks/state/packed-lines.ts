import { packed, unpacked } from '../packed.js';
import { Lines } from './lines.js';

/** Lists of lines that will be one list. Until then they are packed: as they are, those of 100,000 devices take 90 MB, and twice that when they are joined. */
export class PackedLines {
  readonly #parts: Uint8Array[] = [];
  #bytes = 0;
  #last = '';
  #isSorted = true;

  /** No name stands in two of the lists. */
  add(lines: Lines): void {
    if (lines.count === 0) return;
    this.#isSorted &&= this.#last < lines.name(0);
    this.#last = lines.name(lines.count - 1);
    this.#bytes += lines.bytes.length;
    this.#parts.push(packed(lines.bytes));
  }

  /** All of them as one list; nothing of it is kept here. `afterEach` is for who collects the garbage of what was unpacked. */
  take({ afterEach = () => {} }: { afterEach?: () => void } = {}): Lines {
    const bytes = Buffer.allocUnsafeSlow(this.#bytes);
    let at = 0;
    for (let part = this.#parts.shift(); part !== undefined; part = this.#parts.shift()) {
      at += unpacked(part).copy(bytes, at);
      afterEach();
    }
    return new Lines(this.#isSorted ? bytes : sortedLines(bytes));
  }
}

/** The names are ASCII, so strings are in the order of their bytes. */
function sortedLines(bytes: Buffer): Buffer {
  const [names, starts]: [string[], number[]] = [[], [0]];
  for (let start = 0; start < bytes.length; ) {
    names.push(bytes.toString('latin1', start, bytes.indexOf('\t', start)));
    start = bytes.indexOf('\n', start) + 1;
    starts.push(start);
  }
  const order = Uint32Array.from(names.keys()).sort((a, b) =>
    (names[a] as string) < (names[b] as string) ? -1 : 1,
  );
  const sorted = Buffer.allocUnsafeSlow(bytes.length);
  let at = 0;
  for (const index of order) at += bytes.copy(sorted, at, starts[index], starts[index + 1]);
  return sorted;
}
