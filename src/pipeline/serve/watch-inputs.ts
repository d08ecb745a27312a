import { join, resolve } from 'node:path';
import { watch } from 'chokidar';
import { configNames } from '../../domain/config-names.js';
import { defaultSecretPath } from '../../domain/secret-path.js';
import { codePaths } from '../../inventory/input-files.js';

export interface InputWatcher {
  close(): Promise<void>;
}

/**
 * Calls `onChange` when something was written, added or removed among the inputs and nothing more has happened for
 * `quietMs`. Resolves when changes from now on are seen.
 */
export async function watchInputs(
  { root, secretPath = defaultSecretPath }: { root: string; secretPath?: string | undefined },
  { onChange, quietMs = 100 }: { onChange: () => void; quietMs?: number },
): Promise<InputWatcher> {
  const secret = resolve(root, secretPath);
  const inputs = new Set([
    ...['devices', 'templates', ...configNames].map((name) => join(root, name)),
    ...codeOf(root),
    secret,
  ]);
  // The root and not the folders in it: what is not there yet, or not for a moment, cannot be watched itself.
  const watcher = watch(isWithin(secret, root) ? root : [root, secret], {
    ignoreInitial: true,
    ignored: (path) => ![...inputs].some((input) => isWithin(path, input) || isWithin(input, path)),
  });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
    // A config that was edited may import another file.
    const code = codeOf(root).filter((path) => !inputs.has(path));
    for (const path of code) inputs.add(path);
    watcher.add(code);
  });
  // What cannot be watched (a folder that may not be read) is what a build complains about.
  watcher.on('error', () => {});
  await new Promise<void>((done) => watcher.once('ready', done));
  return {
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** The site's own code with what it imports. */
const codeOf = (root: string): readonly string[] => codePaths(root).map((path) => join(root, path));

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);
