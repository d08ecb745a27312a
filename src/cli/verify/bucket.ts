import type { BucketDamage, VerifiedBucket } from '../../pipeline/verify/verify-s3.js';
import type { Invocation } from '../command.js';
import { bucketOf, type S3Place } from '../commands/bucket-options.js';
import type { ExitCode, Io } from '../io.js';
import { plural } from '../report/numbers.js';
import { signersIn } from './signatures.js';

/** Checks what a publish has brought into a bucket. */
export async function verifyBucket(
  place: S3Place,
  { operands, values, common }: Invocation,
  io: Io,
): Promise<ExitCode> {
  const { verifyS3 } = await import('../../pipeline/verify/verify-s3.js');
  const signers = typeof values.signers === 'string' ? await signersIn(values.signers, io) : undefined;
  const found = await verifyS3({
    ...(await bucketOf(place, values, io)),
    ...(signers === undefined ? {} : { signers }),
  });
  const [target = ''] = operands;
  if (found === undefined) {
    io.stderr(`seedpress: nothing is published in ${target}; 'seedpress publish ${target}' does it\n`);
    return 1;
  }
  if (common.json) io.stdout(bucketJson(found));
  else for (const one of found.damage) io.stdout(`${damageText(one)}\n`);
  if (!common.quiet && !common.json) io.stderr(`seedpress: ${verdict(found, target)}\n`);
  return found.damage.length === 0 && !found.isUnfinished ? 0 : 1;
}

const damageText = ({ key, what, device }: BucketDamage): string =>
  `${key} ${texts[what]}${device === undefined ? '' : ` (${device})`}`;

const texts: Readonly<Record<BucketDamage['what'], string>> = {
  missing: 'is missing',
  changed: 'has changed',
  unexpected: 'belongs to nothing that is published',
  unsigned: 'is not as a signer has signed it',
};

function verdict({ devices, objects, damage, isUnfinished }: VerifiedBucket, target: string): string {
  const read = `${plural(objects, 'object')} of ${plural(devices, 'device')} read`;
  if (isUnfinished) return `${read}; a publish to ${target} is under way, or did not end: publish again`;
  return damage.length === 0 ? `${read}, and nothing is damaged` : `${read}; ${damage.length} damaged`;
}

const bucketJson = ({ isUnfinished, ...found }: VerifiedBucket): string =>
  `${JSON.stringify({ outcome: found.damage.length > 0 ? 'damaged' : 'whole', unfinished: isUnfinished, ...found }, null, 2)}\n`;
