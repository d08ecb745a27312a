import type { PublishRsyncResult } from '../../pipeline/publish/publish-rsync.js';
import type { PublishS3Result } from '../../pipeline/publish/publish-s3.js';
import { plural } from './numbers.js';

/** What a publish did, for a person. */
export function publishSummary(
  { outcome, devices, changed, requests }: Exclude<PublishS3Result, { outcome: 'unfit' }>,
  { target, elapsedMs }: { target: string; elapsedMs: number },
): string {
  const seconds = (elapsedMs / 1000).toFixed(2);
  if (outcome === 'unchanged')
    return `seedpress: nothing changed; ${target} holds ${plural(devices, 'device')}\n`;
  const { put, delete: removed } = requests;
  return `seedpress: ${plural(devices, 'device')} in ${target}, ${changed} of them changed: ${plural(put, 'PUT')}, ${plural(removed, 'DELETE')} in ${seconds} s\n`;
}

export const rsyncSummary = (
  { generation, devices }: Exclude<PublishRsyncResult, { outcome: 'unfit' }>,
  { target, elapsedMs }: { target: string; elapsedMs: number },
): string =>
  `seedpress: ${plural(devices, 'device')} of generation ${generation} published to ${target} in ${(elapsedMs / 1000).toFixed(2)} s\n`;
