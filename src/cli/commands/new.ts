import type { Command, Invocation } from '../command.js';
import { UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { oneOf } from './one-of.js';

const kinds = ['device', 'type', 'group'] as const;

export const newCommand: Command = {
  name: 'new',
  isDeed: true,
  summary: 'create a device, a type or a group to fill in; nothing is overwritten',
  operands: ['<kind>', '<name>'],
  options: [
    { flags: '--type <name>', description: 'type of the device; not needed if there is only one' },
    { flags: '--extends <name>', description: 'type that the new type extends' },
  ],
  examples: [
    'seedpress new type web',
    'seedpress new device web-03 --type web',
    'seedpress new group monitored',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [word, name = ''] = operands;
  const chosen = oneOf('KIND', word, kinds);
  const kind = kinds.find((candidate) => candidate === chosen) ?? 'device';
  if (kind !== 'device' && values.type !== undefined)
    throw new UsageError(`a ${kind} has no type; leave --type away`);
  if (kind !== 'type' && values.extends !== undefined)
    throw new UsageError(`a ${kind} extends nothing; leave --extends away`);
  const pipeline = await import('../../pipeline/init/new-parts.js');
  const result = await pipeline.makeNew(kind, {
    root: common.root,
    secretsFrom: common.secretsFrom,
    name,
    type: typeof values.type === 'string' ? values.type : undefined,
    base: typeof values.extends === 'string' ? values.extends : undefined,
  });
  if (common.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`);
  if (result.outcome === 'refused') {
    io.stderr(`seedpress: nothing was written: ${result.why}\n`);
    return 1;
  }
  if (!common.quiet && !common.json) io.stderr(`seedpress: made ${result.made.join(', ')}\n`);
  return 0;
}
