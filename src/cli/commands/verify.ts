import type { VerifiedGeneration } from '../../pipeline/verify/verify.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { oneDamage } from '../report/damage-text.js';
import { plural } from '../report/numbers.js';
import { verifyBucket } from '../verify/bucket.js';
import { signersOption, verifySigned } from '../verify/signatures.js';
import { bucketOptions, refuseBucketOptions, s3Place } from './bucket-options.js';

export const verify: Command = {
  name: 'verify',
  summary: 'check that nothing in out/, in a copy or in a bucket is damaged',
  operands: ['[place]'],
  options: [signersOption, ...bucketOptions],
  details: [
    'Reads and hashes every byte. If the published site is damaged, seedpress build --verify repairs it.',
    'seedpress rollback refuses a damaged generation.',
    'With --signers: compares out/current, or a copy of it made with links followed, with what was signed.',
    's3://BUCKET/PREFIX: compares the bucket with what publish wrote there; with --signers also with the',
    'signed manifest.',
  ],
  examples: [
    ...['seedpress verify', 'seedpress verify --out /srv/seeds --json'],
    ...['seedpress verify --signers signers', 'seedpress verify /mnt/copy --signers signers'],
    'seedpress verify s3://seeds/lab --endpoint http://10.0.0.5:9000',
  ],
  exitCodes: '0 nothing is damaged',
  onFailure: 'something is damaged',
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { values, operands, common } = invocation;
  const place = s3Place(operands[0] ?? '');
  if (place !== undefined) return verifyBucket(place, invocation, io);
  refuseBucketOptions(values);
  if (typeof values.signers === 'string') return verifySigned(values.signers, invocation, io);
  if (operands.length > 0)
    throw new UsageError('verify of a folder needs --signers FILE; without it, it reads the output folder');
  const pipeline = await import('../../pipeline/verify/verify.js');
  const found = pipeline.verify(common);
  const damaged = found.filter(({ damage }) => damage.length > 0);
  if (common.json) io.stdout(verifyJson(found));
  else {
    for (const { generation, damage } of damaged)
      for (const one of damage) io.stdout(`generation ${generation}: ${oneDamage(one)}\n`);
    if (!common.quiet) io.stderr(summary(found, { damaged, out: common.out }));
  }
  return damaged.length > 0 ? 1 : 0;
}

function summary(
  found: readonly VerifiedGeneration[],
  { damaged, out }: { damaged: readonly VerifiedGeneration[]; out: string },
): string {
  if (found.length === 0) return `seedpress: nothing is built in ${out} yet\n`;
  if (damaged.length === 0)
    return `seedpress: ${plural(found.length, 'generation')} read, and nothing is damaged\n`;
  const advice = damaged.some(({ isCurrent }) => isCurrent)
    ? "; run 'seedpress build --verify' to repair what is published"
    : '';
  return `seedpress: ${damaged.length} of ${plural(found.length, 'generation')} damaged${advice}\n`;
}

function verifyJson(found: readonly VerifiedGeneration[]): string {
  const generations = found.map(({ generation, isCurrent, damage }) => ({
    generation,
    current: isCurrent,
    damage,
  }));
  const outcome = found.some(({ damage }) => damage.length > 0) ? 'damaged' : 'whole';
  return `${JSON.stringify({ outcome, generations }, null, 2)}\n`;
}
