import type { GenerationFacts } from '../../pipeline/generations/generations.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { tableText } from '../report/table.js';

export const generations: Command = {
  name: 'generations',
  summary: 'list what can be published: the current generation and those that rollback takes',
  options: [],
  examples: ['seedpress generations', 'seedpress generations --out /srv/seeds --json'],
  run,
};

async function run({ common }: Invocation, io: Io): Promise<ExitCode> {
  const pipeline = await import('../../pipeline/generations/generations.js');
  const found = pipeline.generations(common);
  if (common.json) io.stdout(`${JSON.stringify(found.map(jsonOf), null, 2)}\n`);
  else if (found.length > 0)
    io.stdout(
      tableText([['', 'GENERATION', 'WRITTEN', 'DEVICES', 'SEEDPRESS'], ...found.map(rowOf)], {
        right: [1, 3],
      }),
    );
  if (found.length === 0 && !common.quiet) io.stderr(`seedpress: nothing is built in ${common.out} yet\n`);
  return 0;
}

const rowOf = ({ number, isCurrent, written, devices, seedpress }: GenerationFacts): readonly string[] => [
  isCurrent ? '*' : ' ',
  String(number),
  written === undefined ? '-' : `${written.toISOString().slice(0, 19)}Z`,
  devices === undefined ? '-' : String(devices),
  seedpress ?? '-',
];

const jsonOf = ({ number, isCurrent, written, devices, seedpress }: GenerationFacts): object => ({
  generation: number,
  current: isCurrent,
  written: written?.toISOString() ?? null,
  devices: devices ?? null,
  seedpress: seedpress ?? null,
});
