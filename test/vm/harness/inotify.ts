import { readFileSync, writeFileSync } from 'node:fs';

const limitFile = '/proc/sys/fs/inotify/max_user_instances';
const perContainer = 16;

/**
 * Lets so many containers run at once: each systemd takes some instances of inotify, of which the kernel gives root 128 for all
 * of them together, and without one it does not start. Gives back what sets the old limit again.
 */
export function allowContainers(count: number): () => void {
  const old = readFileSync(limitFile, 'utf8');
  const wanted = 128 + count * perContainer;
  if (Number(old) >= wanted) return () => undefined;
  writeFileSync(limitFile, String(wanted));
  return () => writeFileSync(limitFile, old);
}
