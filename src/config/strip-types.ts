import type { Position } from '../diagnostics/diagnostic.js';
import type { Module } from './place-of-key.js';

type Stripped =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly position: Position; readonly reason: string };

/** What @swc/wasm-typescript throws: no Error. Lines count from 1, columns from 0. */
interface Refusal {
  readonly message: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/**
 * JavaScript with the types of TypeScript left out, every character at its place; JavaScript stays as it is. Node leaves types out by
 * the same code, but not before version 22. Loaded for TypeScript and for errors of syntax, since it takes 90 ms.
 */
export async function stripTypes({ path, text }: Module): Promise<Stripped> {
  const { default: swc } = await import('@swc/wasm-typescript');
  try {
    const { code } = swc.transformSync(text, { mode: 'strip-only', module: true, filename: path });
    return { ok: true, code };
  } catch (thrown) {
    const { message, startLine: line = 1, startColumn = 0 } = thrown as Refusal;
    if (typeof message !== 'string') throw thrown;
    return { ok: false, position: { file: path, line, column: startColumn + 1 }, reason: message };
  }
}
