import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { progressLine } from '../report/progress.js';
import { publishSummary, rsyncSummary } from '../report/publish-summary.js';
import { bucketOf, bucketOptions, refuseBucketOptions, s3Place } from './bucket-options.js';

export const publish: Command = {
  name: 'publish',
  isDeed: true,
  takesLock: true,
  summary: 'copy the published site to an S3-compatible store or to another host',
  operands: ['<target>'],
  options: bucketOptions,
  details: [
    'Writes only changes: first content, then names. Old files are removed last.',
    'rsync://HOST/MODULE/PATH, or HOST:PATH over ssh: the other host gets a copy of the output folder.',
    's3://BUCKET/PREFIX: credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else ~/.aws/credentials.',
  ],
  examples: [
    'seedpress publish s3://seeds/lab',
    'seedpress publish s3://seeds/lab --endpoint http://10.0.0.5:9000 --concurrency 32',
    'seedpress publish web1:/srv/seeds',
  ],
  run,
};

async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { operands, values, common } = invocation;
  const started = io.now();
  const [target = ''] = operands;
  const place = s3Place(target);
  if (place === undefined && isOfRsync(target)) return runRsync(target, { invocation, io });
  if (place === undefined)
    throw new UsageError(
      `"${target}" is not a place to publish to; expected s3://BUCKET/PREFIX, rsync://HOST/MODULE/PATH or HOST:PATH`,
    );
  const bucket = await bucketOf(place, values, io);
  const { publishS3 } = await import('../../pipeline/publish/publish-s3.js');
  const progress = progressLine(io, common);
  const result = await publishS3({
    root: common.root,
    out: common.out,
    ...bucket,
    onProgress: progress.show,
  });
  progress.clear();
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  if (result.outcome === 'unfit') {
    io.stderr(`seedpress: ${result.mistake}\n`);
    return 1;
  }
  if (!common.quiet && !common.json)
    io.stderr(publishSummary(result, { target, elapsedMs: io.now() - started }));
  return 0;
}

async function runRsync(
  target: string,
  { invocation: { common, values }, io }: { invocation: Invocation; io: Io },
): Promise<ExitCode> {
  refuseBucketOptions(values);
  const started = io.now();
  const { publishRsync } = await import('../../pipeline/publish/publish-rsync.js');
  const result = await publishRsync({ ...common, target, searchPath: io.searchPath });
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  if (result.outcome === 'unfit') {
    io.stderr(`seedpress: ${result.mistake}\n`);
    return 1;
  }
  const elapsedMs = io.now() - started;
  if (!common.quiet && !common.json) io.stderr(rsyncSummary(result, { target, elapsedMs }));
  return 0;
}

/** No word that rsync would take for an option, or for a folder of this machine. */
const isOfRsync = (target: string): boolean =>
  /^rsync:\/\/[^\s/-][^\s]*\/[^\s]+$|^(?:[A-Za-z0-9_][\w.-]*@)?(?:[A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\]):[^:].*$/.test(
    target,
  ) && !/^[a-z0-9]+:\/\//.test(target.replace(/^rsync:/, ''));
