import type { Diagnostic, Position } from '../diagnostic.js';

export const sevenBitImpossible = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic => ({
  code: 'part-encoding',
  severity: 'error',
  position,
  found: `"${template}" is declared 7bit and its text is not plain ASCII with a newline at its end`,
  expected: 'encoding auto or base64 for such a text',
  remedy: 'drop "encoding: 7bit": auto chooses base64 where the text needs it',
  devices: [device],
});

export const gzipWouldSpoil = (
  position: Position,
  { template, device }: { template: string; device: string },
): Diagnostic => ({
  code: 'part-gzip',
  severity: 'error',
  position,
  found: `"${template}" is declared gzip, and cloud-init would spoil it: it forgets a gzip part's type and merge type`,
  expected: 'gzip for a plain ASCII part whose first line tells its type, with no merge_type',
  remedy: 'drop "gzip: true" here',
  devices: [device],
});

export const upstartDropped = (position: Position, { template }: { template: string }): Diagnostic => ({
  code: 'upstart-job',
  severity: 'warning',
  position,
  found: `"${template}" is an upstart job, which cloud-init drops from version 22.2 on`,
  expected: 'a script or a bootcmd for guests newer than that',
  remedy: 'keep it for old guests only; else move its commands to a .script or .boothook part',
});
