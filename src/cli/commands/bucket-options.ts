import type { BucketOptions } from '../../pipeline/publish/publish-s3.js';
import { type Invocation, UsageError } from '../command.js';
import type { Io } from '../io.js';

/** Of commands that take a place like s3://seeds/lab. */
export const bucketOptions = [
  {
    flags: '--endpoint <url>',
    description: 'S3-compatible store (default: AWS_ENDPOINT_URL, else Amazon S3)',
  },
  { flags: '--region <name>', description: 'region of the bucket (default: AWS_REGION, else us-east-1)' },
  { flags: '--concurrency <n>', description: 'number of requests at once (default: 16)' },
] as const;

/** What comes after s3://. */
export interface S3Place {
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
}

/** Undefined for what is no place in a bucket. */
export function s3Place(target: string): S3Place | undefined {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9._-]{1,62})(?:\/(.*))?$/.exec(target) ?? [];
  return bucket === undefined ? undefined : { bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') };
}

/** How to reach a bucket, by the options and the environment. */
export async function bucketOf(
  { bucket, prefix }: S3Place,
  values: Invocation['values'],
  io: Io,
): Promise<{ readonly bucket: BucketOptions; readonly prefix: string; readonly concurrency: number }> {
  const concurrency = concurrencyOf(values);
  const { s3Settings } = await import('../../pipeline/publish/s3-settings.js');
  const settings = s3Settings(io.environment, values);
  if ('mistake' in settings) throw new UsageError(settings.mistake);
  return { bucket: { ...settings, ...patience, bucket, date: () => new Date() }, prefix, concurrency };
}

/** Where the target is no bucket. */
export function refuseBucketOptions(values: Invocation['values']): void {
  for (const name of ['endpoint', 'region', 'concurrency'])
    if (values[name] !== undefined) throw new UsageError(`--${name} is only for s3:// targets`);
}

/** Some 30 s until a store is given up that is overloaded. */
const patience: Pick<BucketOptions, 'timeoutMs' | 'attempts' | 'pauseMs'> = {
  timeoutMs: 30_000,
  attempts: 6,
  pauseMs: 500,
};

function concurrencyOf({ concurrency = '16' }: Invocation['values']): number {
  if (typeof concurrency !== 'string' || !/^[1-9][0-9]{0,2}$/.test(concurrency))
    throw new UsageError(
      `--concurrency "${String(concurrency)}" is not a number of requests; expected 1 to 999`,
    );
  return Number(concurrency);
}
