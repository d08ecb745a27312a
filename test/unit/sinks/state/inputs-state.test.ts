import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../../src/domain/manifest.js';
import {
  type InputsState,
  readInputsHeader,
  readInputsState,
  writeInputsState,
} from '../../../../src/sinks/state/inputs-state.js';
import { scratchFolder } from '../../../support/folders.js';

const sum = (digit: string): string => digit.repeat(64);
const header = {
  ...{ version: '1.0.0', only: '', context: sum('c'), inputs: { digest: sum('d') } },
  site: {} as Manifest['site'],
  totals: { devices: 1, files: 2, images: 3 },
};

function written(files: InputsState['files']): string {
  const generation = scratchFolder();
  mkdirSync(join(generation, 'state'));
  writeInputsState({ ...header, files }, { generation });
  return generation;
}

describe('the inputs of a generation', () => {
  test.each([
    ['no files', []],
    ['plain paths', ['devices/a.yaml', 'devices/Zürich.yaml', 'devices/with blank.yaml']],
    ['paths with something escaped', ['devices/a"b.yaml', 'devices/c\\d.yaml', 'devices/e.yaml']],
  ])('are read as they were written: %s', (_, paths) => {
    const files = paths.map((path, index) => ({
      ...{ path, size: index * 1000, sha256: sum(`${index}`), isPartial: index === 1 },
    }));
    const generation = written(files);
    expect(readInputsState(generation)).toEqual({ ...header, files });
    expect(readInputsHeader(generation)).toEqual(header);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, -1)],
    ['with a line that says neither whole nor partial', (text: string) => text.replace(' whole ', ' half ')],
    ['with a size that is none', (text: string) => text.replace(' 7 ', ' x ')],
    ['with a path without its end', (text: string) => text.replace('a.yaml"', 'a.yaml')],
    ['with a line that is short', (text: string) => text.replace(sum('a'), 'a')],
    ['of another format', (text: string) => text.replace('"format":', '"format":9')],
    ['empty', () => ''],
  ])('are none where they are damaged: %s', (_, damage) => {
    const generation = written([
      { path: 'devices/a.yaml', size: 7, sha256: sum('a'), isPartial: false },
      { path: 'devices/b.yaml', size: 8, sha256: sum('b'), isPartial: false },
    ]);
    const path = join(generation, 'state/inputs');
    const text = readFileSync(path, 'utf8');
    expect(damage(text)).not.toBe(text);
    const other = scratchFolder();
    mkdirSync(join(other, 'state'));
    writeFileSync(join(other, 'state/inputs'), damage(text));
    expect(readInputsState(other)).toBeUndefined();
  });
});
