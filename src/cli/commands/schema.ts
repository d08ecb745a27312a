import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';

export const schema: Command = {
  name: 'schema',
  summary: 'print the JSON Schema of site.yaml, type.yaml, group.yaml or a file of devices/',
  operands: ['<kind>'],
  options: [],
  examples: ['seedpress schema device > schemas/device.json', 'seedpress schema site'],
  run,
};

async function run({ operands }: Invocation, io: Io): Promise<ExitCode> {
  const [kind = ''] = operands;
  const { schemaNames, schemaText } = await import('../../pipeline/init/schemas.js');
  const name = schemaNames.find((candidate) => candidate === kind);
  if (name === undefined)
    throw new UsageError(`unknown schema "${kind}"; expected one of ${schemaNames.join(', ')}`);
  io.stdout(schemaText(name));
  return 0;
}
