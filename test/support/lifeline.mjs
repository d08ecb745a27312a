import { spawn } from 'node:child_process';

/**
 * Ends a process when the one that started it is gone, whatever it was that ended it: a test that is killed ends nothing by itself.
 * A shell holds the other end of a pipe, and the system closes ours.
 * @template {import('node:child_process').ChildProcess} Child
 * @param {Child} child
 * @returns {Child}
 */
export function endsWithUs(child) {
  const watcher = spawn('sh', ['-c', 'cat; kill -9 "$0"', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // What ends us may be meant for our whole group.
    detached: true,
  });
  child.once('exit', () => watcher.kill());
  watcher.unref();
  return child;
}
