import type { Position } from '../../diagnostics/diagnostic.js';
import type { Parsed } from '../../domain/parsed.js';
import type { SourceLoss } from '../loss.js';

/** Reads single values of a source; those that the inventory does not take are lost, with the reason. */
export class ValueTaker {
  readonly losses: SourceLoss[] = [];
  readonly #position: Position;

  constructor(position: Position) {
    this.#position = position;
  }

  /** A field with the value, or no field. */
  field<Key extends string>(
    key: Key,
    text: string | undefined,
    parse: (text: string) => Parsed<unknown>,
    { what = `the ${key}` }: { readonly what?: string } = {},
  ): { readonly [K in Key]?: string } {
    if (text === undefined || text === '') return {};
    const parsed = parse(text);
    if (parsed.ok)
      return { [key]: typeof parsed.value === 'string' ? parsed.value : text } as {
        readonly [K in Key]?: string;
      };
    this.lose(`${what} (${parsed.found})`, parsed.expected);
    return {};
  }

  lose(what: string, expected: string): void {
    this.losses.push({ position: this.#position, what, expected });
  }
}
