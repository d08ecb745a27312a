import { startProgram } from './program.js';

/** Serves a site on a free port; `url` is where the report is, without its path. */
export function servedReport(root: string, options: readonly string[]) {
  const child = startProgram(['serve', '--listen', '127.0.0.1:0', ...options], { cwd: root });
  let terminal = '';
  child.stdout.resume();
  const url = new Promise<string>((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${terminal}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      terminal += chunk.toString();
      const found = /report at (http:\/\/[^/]+)\//.exec(terminal)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return { url, terminal: () => terminal, stop: () => child.kill('SIGTERM') };
}
