import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { explainedJson, explainedText } from '../report/explained.js';
import { mergedJson, mergedText } from '../report/merged.js';

export const explain: Command = {
  name: 'explain',
  summary: 'show where the values of a device come from and what they override',
  operands: ['<device>', '[key]'],
  options: [
    {
      flags: '--merged',
      description: 'print the merged cloud-config of the guest, and the part that each key comes from',
    },
  ],
  examples: [
    'seedpress explain web-01',
    'seedpress explain web-01 interfaces.0.mac',
    'seedpress explain --merged web-01',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [device = '', key] = operands;
  if (values.merged === true) {
    if (key !== undefined) throw new UsageError('--merged shows the whole device; remove the key');
    const { explainMerged } = await import('../../pipeline/explain/explain-merged.js');
    const merged = await explainMerged({ ...common, device, version: io.version });
    if (merged.kind === 'mistakes') return refuse(merged, io);
    io.stdout(common.json ? mergedJson(merged) : mergedText(merged));
    return 0;
  }
  const pipeline = await import('../../pipeline/explain/explain.js');
  const explained = await pipeline.explain({
    root: common.root,
    secretsFrom: common.secretsFrom,
    device,
    ...(key === undefined ? {} : { key }),
  });
  if (explained.kind === 'mistakes') return refuse(explained, io);
  io.stdout(common.json ? explainedJson(explained.values) : explainedText(explained.values));
  return 0;
}

function refuse({ diagnostics }: { diagnostics: Parameters<typeof reportDiagnostics>[0] }, io: Io): ExitCode {
  reportDiagnostics(diagnostics, io);
  return 1;
}
