import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { refusalText, sealedText, sealWarnings } from '../report/seal-text.js';
import { keepOf } from './keep.js';
import { signerOf, signOption } from './sign-option.js';

export const seal: Command = {
  name: 'seal',
  isDeed: true,
  takesLock: true,
  summary: "remove a device's secrets from the published site after it has read them",
  operands: ['<device>'],
  options: [
    { flags: '--keep <n>', description: 'number of generations to keep, including the new one (default: 2)' },
    signOption,
    { flags: '--purge', description: 'delete all older generations, which still hold the secrets' },
  ],
  details: [
    "The device needs 'sealed: true'. Its user-data, vendor-data, files and meta_data keys are removed; its instance-id,",
    'names, keys and network stay. Raise its generation to publish all of them again.',
  ],
  examples: ['seedpress seal web-01', 'seedpress seal web-01 --purge'],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/seal/seal.js');
  const [device = ''] = operands;
  const result = await pipeline.seal({
    ...common,
    devices: [device],
    keep: keepOf(values),
    ...(await signerOf(values, io)),
  });
  if (common.json) io.stdout(`${JSON.stringify(result)}\n`);
  if (result.outcome === 'refused') {
    for (const refusal of result.refusals) io.stderr(`seedpress: ${refusalText(refusal, common)}\n`);
    return 1;
  }
  if (!common.quiet && !common.json) io.stderr(`seedpress: ${sealedText(result)}\n`);
  if (!common.json) io.stderr(sealWarnings(result));
  return 0;
}
