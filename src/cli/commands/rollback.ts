import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { unflushedText } from '../report/build-summary.js';
import { damageText } from '../report/damage-text.js';

export const rollback: Command = {
  name: 'rollback',
  isDeed: true,
  takesLock: true,
  summary: 're-publish the previous generation, or any other by its number',
  operands: ['[generation]'],
  options: [],
  examples: ['seedpress rollback', 'seedpress rollback 7'],
  run,
};

async function run({ operands, common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/build/rollback.js');
  const generation = numberOf(operands[0]);
  const { known, ...result } = await pipeline.rollback({ ...common, generation });
  if (common.json) io.stdout(`${JSON.stringify(result)}\n`);
  if (result.refused !== undefined) {
    const { generation: number, damage } = result.refused;
    const tail = "nothing was changed; 'seedpress rollback N' publishes another one";
    io.stderr(`seedpress: generation ${number} is damaged: ${damageText(damage)}; ${tail}\n`);
    return 1;
  }
  if (result.to === undefined && generation !== undefined) {
    io.stderr(`seedpress: there is no generation ${generation}; ${knownText(known)}\n`);
    return 1;
  }
  if (result.to === undefined) {
    io.stderr('seedpress: there is no older generation to go back to; build --keep says how many stay\n');
    return 1;
  }
  if (!common.quiet && !common.json) {
    const place = result.from === undefined ? '' : `, instead of ${result.from}`;
    const isSame = result.from === result.to;
    io.stderr(
      isSame
        ? `seedpress: generation ${result.to} is published already\n`
        : `seedpress: published generation ${result.to} again${place}\n`,
    );
    io.stderr(unflushedText(result));
  }
  const { unsealed = [] } = result;
  if (unsealed.length > 0 && !common.json)
    io.stderr(
      `seedpress: warning: this publishes secrets again that were sealed, of ${unsealed.slice(0, 5).join(', ')}${unsealed.length > 5 ? ` and ${unsealed.length - 5} more` : ''}; 'seedpress status --seal' or 'seedpress seal DEVICE' seals them\n`,
    );
  return 0;
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9][0-9]{0,9}$/.test(text))
    return text === undefined ? undefined : Number(text);
  throw new UsageError(`"${text}" is not a generation; 'seedpress generations' lists them`);
}

const knownText = (known: readonly number[]): string =>
  known.length === 0 ? 'nothing is built yet' : `there is ${known.join(', ')}`;
