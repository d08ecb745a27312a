import { statSync } from 'node:fs';

/**
 * What this process has read of files of generations, or written to them. A build asks for the same ones up to five times, and nobody
 * writes to one again: a file with the same inode that changed at the same time holds the same. What nobody else holds is let go.
 */
export class FileMemory<Content extends object> {
  readonly #known = new Map<string, WeakRef<Content>>();
  readonly #read: (path: string) => Content;

  constructor(read: (path: string) => Content) {
    this.#read = read;
  }

  /** Throws what `read` throws, and where the file is missing. */
  get(path: string): Content {
    const key = keyOf(path);
    const content = this.#known.get(key)?.deref() ?? this.#read(path);
    this.#known.set(key, new WeakRef(content));
    return content;
  }

  /** Keeps what was just written. */
  set(path: string, content: Content): void {
    this.#known.set(keyOf(path), new WeakRef(content));
  }
}

function keyOf(path: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
