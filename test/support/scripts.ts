import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './folders.js';
import { runPython } from './python.js';

/** Runs test/conformance/python/<name>.py with cloud-init's own interpreter; gives back the JSON that it prints. */
export function runScript<T>(name: string, args: readonly string[]): T {
  const script = readFileSync(join(projectRoot, 'test', 'conformance', 'python', `${name}.py`), 'utf8');
  return JSON.parse(runPython(script, { args })) as T;
}
