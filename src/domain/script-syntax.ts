/** Programs that can read a script without running it. */
export type ScriptReader = 'sh' | 'bash' | 'python3';

/** What a program says of a script that it cannot read. */
export interface SyntaxMistake {
  /** The line at which it gave up, counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** Reads a script with a program of this machine; undefined where it is right, or where there is no such program. */
export type ReadScript = (script: {
  readonly reader: ScriptReader;
  readonly text: string;
}) => Promise<SyntaxMistake | undefined>;
