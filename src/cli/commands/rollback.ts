import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';

export const rollback: Command = {
  name: 'rollback',
  isDeed: true,
  summary: 'publish the generation before the current one again',
  options: [],
  examples: ['seedpress rollback'],
  run,
};

async function run({ common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/build/rollback.js');
  const result = await pipeline.rollback(common);
  if (common.json) io.stdout(`${JSON.stringify(result)}\n`);
  if (result.to === undefined) {
    io.stderr('seedpress: there is no older generation to go back to; build --keep says how many stay\n');
    return 1;
  }
  if (!common.quiet && !common.json) {
    io.stderr(`seedpress: published generation ${result.to} again, in place of ${result.from}\n`);
  }
  return 0;
}
