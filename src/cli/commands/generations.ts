import type { GenerationFacts } from '../../pipeline/generations/generations.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { tableText } from '../report/table.js';

export const generations: Command = {
  name: 'generations',
  summary: 'list the published generation and those that you can roll back to',
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
      tableText([['', 'GENERATION', 'WRITTEN', 'DEVICES', 'SEEDPRESS', 'STATE'], ...found.map(rowOf)], {
        right: [1, 3],
      }),
    );
  if (found.length === 0 && !common.quiet) io.stderr(`seedpress: nothing is built in ${common.out} yet\n`);
  return 0;
}

const rowOf = (facts: GenerationFacts): readonly string[] => {
  const { number, isCurrent, written, devices, seedpress } = facts;
  return [
    isCurrent ? '*' : ' ',
    String(number),
    written === undefined ? '-' : timeText(written),
    devices === undefined ? '-' : String(devices),
    seedpress ?? '-',
    stateText(facts),
  ];
};

const timeText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

function stateText({ isNext, isLeft, published }: GenerationFacts): string {
  if (published !== undefined) return `published ${timeText(published)}`;
  if (isLeft) return 'rolled back from';
  return isNext ? 'rollback goes here' : '-';
}

const jsonOf = (facts: GenerationFacts): object => ({
  generation: facts.number,
  current: facts.isCurrent,
  published: facts.published?.toISOString() ?? null,
  rollback_target: facts.isNext,
  rolled_back_from: facts.isLeft,
  ...builtJson(facts),
});

const builtJson = ({ written, devices, seedpress }: GenerationFacts): object => ({
  written: written?.toISOString() ?? null,
  devices: devices ?? null,
  seedpress: seedpress ?? null,
});
