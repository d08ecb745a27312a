import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hypervisors } from '../../src/attach/hypervisors/index.js';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { program } from '../support/program.js';
import { examplesIn, patternOf } from './examples.js';

const file = join(projectRoot, 'docs', 'attach.md');

test('every command that docs/attach.md shows prints what it shows', () => {
  const cwd = scratchCopy(projectRoot);
  mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(program, join(cwd, 'node_modules', '.bin', 'seedpress'));
  const examples = examplesIn(readFileSync(file, 'utf8'));
  expect(examples.length).toBeGreaterThan(2);
  for (const { command, output } of examples) {
    const ran = spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { cwd, encoding: 'utf8' });
    expect(ran.stdout, command).toMatch(patternOf(output));
  }
}, 120_000);

test('docs/attach.md says of every hypervisor what has read its output', () => {
  const [, table = ''] = readFileSync(file, 'utf8').split('| `--for` | read by |\n');
  const names = [...(table.split('\n\n', 1)[0] ?? '').matchAll(/^\| (`.*?`) \| /gm)].flatMap(
    ([, cell = '']) => cell.split(', ').map((name) => name.replaceAll('`', '')),
  );
  expect(names.sort()).toEqual(Object.keys(hypervisors).sort());
});

// SEEDPRESS_UPDATE=1 writes the table anew.
test('docs/attach.md lists every hypervisor', () => {
  const rows = Object.entries(hypervisors).map(([name, { prints, ways, takes, forms }]) => {
    const options = takes.map((option) => `\`--${option}\``).join(' ');
    const printed = forms === undefined ? prints : `${prints} (${forms.join(', ')})`;
    return `| \`${name}\` | ${printed} | ${ways.join(', ')} | ${options} |\n`;
  });
  const table = ['| `--for` | prints | `--by` | takes |\n', '| --- | --- | --- | --- |\n', ...rows].join('');
  const document = readFileSync(file, 'utf8');
  const updated = document.replace(
    /(<!-- hypervisors -->\n)[\s\S]*(<!-- end -->)/,
    (_, start: string, end: string) => [start, table, end].join(''),
  );
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
  expect(readFileSync(file, 'utf8')).toBe(updated);
});
