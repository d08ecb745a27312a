import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledMain } from '../../lib/compile.mjs';
import { idOf } from '../fleet.mjs';
import { urlOf, waiting } from './waiting.mjs';

/** How many devices the site of `measureWatched` has. */
export const watchedCount = 1000;

/**
 * What a machine waits while `serve --watch` builds.
 * @param {string} root of a site that is not built yet
 * @returns {Promise<readonly import('./as-file.mjs').Row[]>}
 */
export async function measureWatched(root) {
  const server = spawn(
    process.execPath,
    [compiledMain, 'serve', '--root', root, '--listen', '127.0.0.1:0', '--open-loopback', '--watch'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const { during } = waiting(await urlOf(server), { machine: idOf(1) });
    /** @param {string} path @param {string} text */
    const edit = (path, text) => async () => {
      const published = new Promise((resolve) => {
        server.stderr.on('data', (chunk) => {
          if (String(chunk).includes('published generation')) resolve(undefined);
        });
      });
      appendFileSync(join(root, path), text);
      await published;
    };
    const count = watchedCount.toLocaleString('en');
    return [
      [
        `\`serve --watch\`: all ${count} devices are built again`,
        await during(edit('templates/waf/cloud.config', '\n# changed\n')),
      ],
      [
        `\`serve --watch\`: one of ${count} devices is built again`,
        await during(edit(`devices/${idOf(watchedCount)}.yaml`, 'vars: { note: changed }\n')),
      ],
    ];
  } finally {
    server.kill();
  }
}
