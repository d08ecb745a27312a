import { spawn } from 'node:child_process';
import type { ReadScript, ScriptReader, SyntaxMistake } from '../domain/script-syntax.js';
import { findProgram } from './find-program.js';

/**
 * Makes the function that reads scripts with the shells and the Python of this machine. None of them runs a line of
 * the script: -n reads, and compile() makes code of a text and leaves it at that.
 */
export function scriptReader({ searchPath }: { searchPath: string }): ReadScript {
  const programs = new Map<ScriptReader, string | undefined>();
  const programOf = (reader: ScriptReader): string | undefined => {
    if (!programs.has(reader)) programs.set(reader, findProgram(reader, searchPath));
    return programs.get(reader);
  };
  return async ({ reader, text }) => {
    const program = programOf(reader);
    if (program === undefined) return undefined;
    const mistake = await read(program, { reader, text });
    const bash = programOf('bash');
    // Where sh is another shell than here, as on Red Hat, it is bash.
    if (mistake === undefined || reader !== 'sh' || bash === undefined) return mistake;
    return (await read(bash, { reader: 'bash', text })) === undefined ? undefined : mistake;
  };
}

const argumentsOf: Readonly<Record<ScriptReader, readonly string[]>> = {
  sh: ['-n'],
  bash: ['--norc', '--noprofile', '-n'],
  python3: [
    '-I',
    '-c',
    [
      'import sys, warnings',
      'warnings.simplefilter("ignore")',
      'try: compile(sys.stdin.buffer.read(), "part", "exec", dont_inherit=True)',
      'except (SyntaxError, ValueError) as e:',
      '    print("%s: %s" % (getattr(e, "lineno", None) or 1, getattr(e, "msg", e)), file=sys.stderr); sys.exit(1)',
    ].join('\n'),
  ],
};

/** Longer than any shell reads a part; what hangs says nothing of the script. */
const timeoutMs = 10_000;

function read(
  program: string,
  { reader, text }: { reader: ScriptReader; text: string },
): Promise<SyntaxMistake | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, argumentsOf[reader], {
      cwd: '/',
      env: { LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk.slice(0, 4096)));
    // A program that cannot be started, or that stops reading, finds no mistake.
    child.on('error', () => resolve(undefined));
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => resolve(code === 0 || code === null ? undefined : mistakeIn(said)));
    child.stdin.end(text);
  });
}

/** `sh: 3: Syntax error: …` of dash, `bash: line 3: syntax error …`, and the line of our own for Python. */
function mistakeIn(said: string): SyntaxMistake | undefined {
  const [, line, message] = /(?:^|: )(?:line )?(\d+): ([^\n]+)/.exec(said) ?? [];
  return line === undefined || message === undefined ? undefined : { line: Number(line), message };
}
