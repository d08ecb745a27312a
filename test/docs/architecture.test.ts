import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

test('every path that ARCHITECTURE.md names is there', () => {
  const paths = read('ARCHITECTURE.md').match(/\b(?:src|test|scripts|docs)\/[\w./-]*\w/g) ?? [];
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

test('ARCHITECTURE.md is at most 150 lines', () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
});

test('decisions have a number each, and say context, decision and consequences', () => {
  const names = readdirSync(join(projectRoot, 'docs', 'adr')).sort();
  expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  for (const name of names) {
    const text = read(join('docs', 'adr', name));
    for (const heading of ['## Context', '## Decision', '## Consequences'])
      expect(text, name).toContain(heading);
    // Tables are reference, not prose.
    expect(text.split('\n').filter((line) => !line.startsWith('|')).length, name).toBeLessThanOrEqual(60);
  }
});
