import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a program to its end. Throws with what it and the machine's console said where it fails or takes too long. */
export async function processEnds(
  command: string,
  args: readonly string[],
  options: { readonly limitSeconds: number; readonly console: string; readonly kill?: () => void },
): Promise<void> {
  const { limitSeconds, console, kill } = options;
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const limit = AbortSignal.timeout(limitSeconds * 1000);
  limit.addEventListener('abort', kill ?? (() => child.kill('SIGKILL')));
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const tail = (): string => readFileSync(console, 'utf8').split('\n').slice(-40).join('\n');
  if (limit.aborted) throw new Error(`the machine was not off after ${limitSeconds} s:\n${tail()}`);
  if (status !== 0 && status !== null)
    throw new Error(`${command} ended with ${status}:\n${said}\n${tail()}`);
}
