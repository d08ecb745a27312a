import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A file below templates/: its text, or more where that is not all. */
export type TemplateFile =
  | string
  | {
      /** Empty where it is no text. */
      readonly text: string;
      readonly bytes: Uint8Array;
      readonly notText?: Diagnostic;
    };

/**
 * The files below templates/, already read. Names are looked up in this map and nowhere else, so no name, however
 * it is written, reaches a file outside.
 */
export class TemplateFiles {
  readonly #files: ReadonlyMap<string, TemplateFile>;
  readonly #names = new Map<string, readonly string[]>();

  /** Paths below templates/, with `/` between folders -> file. */
  constructor(files: ReadonlyMap<string, TemplateFile>) {
    this.#files = files;
  }

  /** The path of the first type of the chain that has the template. */
  find(name: string, chain: readonly string[]): string | undefined {
    for (const type of chain) {
      const path = `${type}/${name}`;
      if (this.#files.has(path)) return path;
    }
    return undefined;
  }

  text(path: string): string {
    const file = this.#file(path);
    return typeof file === 'string' ? file : file.text;
  }

  /** Why the file has no text. */
  notText(path: string): Diagnostic | undefined {
    const file = this.#file(path);
    return typeof file === 'string' ? undefined : file.notText;
  }

  bytes(path: string): Uint8Array {
    const file = this.#file(path);
    return typeof file === 'string' ? Buffer.from(file) : file.bytes;
  }

  /** All names that the chain offers, sorted. */
  names(chain: readonly string[]): readonly string[] {
    const key = chain.join('/');
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const names = new Set<string>();
    for (const path of this.#files.keys()) {
      const type = chain.find((folder) => path.startsWith(`${folder}/`));
      if (type !== undefined) names.add(path.slice(type.length + 1));
    }
    const sorted = [...names].sort((a, b) => (a < b ? -1 : 1));
    this.#names.set(key, sorted);
    return sorted;
  }

  #file(path: string): TemplateFile {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`there is no template ${path}`);
    return file;
  }
}
