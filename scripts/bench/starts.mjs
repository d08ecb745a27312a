import { join } from 'node:path';
import { compiledMain } from '../lib/compile.mjs';
import { root } from '../lib/root.mjs';
import { measure } from './measure.mjs';
import { measureAll, names } from './rows.mjs';
import { siteIn } from './site.mjs';

/** How often each is started. */
export const startsRuns = 9;

/**
 * What starts cost, with the code that V8 compiled kept and without: a table in Markdown.
 * @param {string} scratch
 */
export function startsTable(scratch) {
  const one = join(scratch, 'one');
  siteIn(one, { scratch, count: 1, form: 'files', layouts: 'namespace, nocloud, openstack' });
  let built = 0;
  /** @type {readonly (readonly [name: string, words: () => readonly string[]])[]} */
  const commands = [
    [names.bare, () => ['-e', '']],
    [names.help, () => [compiledMain, '--help']],
    ['`--version`', () => [compiledMain, '--version']],
    ['`completion bash`', () => [compiledMain, 'completion', 'bash']],
    [names.example, () => [compiledMain, 'check', '--root', root, '--quiet']],
    [
      names.one,
      () => {
        built += 1;
        return [compiledMain, 'build', '--root', one, '--out', join(scratch, `out-${built}`), '--quiet'];
      },
    ],
  ];
  const isBare = (/** @type {string} */ name) => name === names.bare;
  /** @type {readonly Readonly<Record<string, string>>[]} */
  const ways = [{}, { NODE_DISABLE_COMPILE_CACHE: '1' }];
  const [kept = [], none = []] = ways.map((env) =>
    commands.flatMap(([name, words]) => {
      const once = () => measure([process.execPath, ...words()], { scratch, isShort: true, env });
      // The first run keeps what V8 compiled.
      if (!isBare(name)) once();
      return { name, devices: 1, once };
    }),
  );
  const rows = measureAll([...kept, ...none], { runs: startsRuns });
  const [bare = 0, ...costs] = rows.map(({ figures }) => figures.cpu);
  const lines = commands.map(([name], index) => {
    const [cost = 0, without = 0] = [[bare, ...costs][index], [bare, ...costs][index + commands.length]];
    const more = isBare(name) ? ['', ''] : [without.toFixed(3), (cost - bare).toFixed(3)];
    return `| ${[name, cost.toFixed(3), ...more].join(' | ')} |`;
  });
  return [
    '| command | CPU s | without kept code | minus bare Node |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
