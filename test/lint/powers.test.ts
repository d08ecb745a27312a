import { describe, expect, test } from 'vitest';
import { floors, powerPhrases, powers } from '../../scripts/lint/floors.mjs';
import { lintText } from './lint-text.js';

const samples = {
  read: [
    "import { readFileSync } from 'node:fs';",
    "import { readFile } from 'node:fs/promises';",
    "import { readJson } from 'fs-extra/esm';",
    "import { glob } from 'tinyglobby';",
    "const { readFile } = await import('node:fs/promises');",
    "export { existsSync } from 'fs';",
    "import { open } from 'node:fs/promises'; await open('x');",
    "import { open } from 'node:fs/promises'; await open('x', 'r');",
    "import { open } from 'node:fs/promises'; await open('x', constants.O_RDONLY | constants.O_NOFOLLOW);",
  ],
  write: [
    "import { writeFileSync } from 'node:fs';",
    "import { createWriteStream } from 'node:fs';",
    "import { mkdir } from 'node:fs/promises';",
    "import { outputFile } from 'fs-extra/esm';",
    "import fs from 'node:fs';",
    "import { default as fs } from 'node:fs';",
    "import * as fs from 'fs-extra';",
    "import { promises } from 'node:fs';",
    "export * from 'node:fs';",
    "export { rm } from 'node:fs/promises';",
    "const { rename } = await import('node:fs/promises');",
    "const fs = await import('node:fs');",
    "import { open } from 'node:fs/promises'; await open('x', 'w');",
    "import { open } from 'node:fs/promises'; await open('x', constants.O_RDWR);",
    "import { open } from 'node:fs/promises'; await open('x', flags);",
    "import { open } from 'node:fs/promises'; export const opener = open;",
  ],
  run: [
    "import { spawn } from 'node:child_process';",
    "import { execa } from 'execa';",
    "const { execa } = await import('execa');",
    "import { Worker } from 'node:worker_threads';",
  ],
  network: [
    "import { createServer } from 'node:http';",
    "import { connect } from 'node:net';",
    "import serve from 'serve-handler';",
    "await fetch('x');",
    "globalThis.fetch('x');",
  ],
  clock: [
    'Date.now();',
    'new Date();',
    'new globalThis.Date();',
    'Date();',
    'const { now } = Date;',
    'performance.now();',
    'globalThis.Date.now();',
    "import { performance } from 'node:perf_hooks';",
    'process.hrtime.bigint();',
  ],
  chance: [
    'Math.random();',
    "Math['random']();",
    'crypto.randomUUID();',
    "import { randomBytes } from 'node:crypto';",
    "import crypto from 'node:crypto';",
    'process.pid;',
  ],
  surroundings: [
    'process.env;',
    'process.env.TZ;',
    "process['env'];",
    'process.argv;',
    'process.cwd();',
    'process.stdout.write(x);',
    'const { env } = process;',
    "const { 'env': e } = process;",
    'const { nextTick, ...rest } = process;',
    'class Surroundings { all = process }',
    'const all = { process };',
    'run(process as any);',
    'run(process);',
    'const { env } = globalThis.process;',
    "import { env } from 'node:process';",
    "import process from 'node:process';",
    "import { cpus } from 'node:os';",
  ],
} as const;

const places = Object.keys(floors);
const cases = (Object.keys(samples) as (keyof typeof samples)[]).flatMap((power) =>
  places.map((place) => {
    const isHeld = powers[place]?.includes(power) ?? false;
    return { title: `${place} may ${isHeld ? '' : 'not '}${powerPhrases[power]}`, place, power, isHeld };
  }),
);

describe('what a floor may do beside computing', () => {
  test.each(cases)('$title', ({ place, power, isHeld }) => {
    const holders = Object.keys(powers).filter((name) => powers[name]?.includes(power));
    for (const text of samples[power]) {
      const messages = lintText(text, { file: `src/${place}/planted.ts` });
      if (isHeld) {
        expect({ text, messages }).toEqual({ text, messages: [] });
      } else {
        expect({ text, messages }).toEqual({
          text,
          messages: [expect.stringContaining(powerPhrases[power])],
        });
        expect(messages[0]).toContain(`only ${holders.join(', ')} may (ARCHITECTURE.md, Floors)`);
      }
    }
  });

  test('a message names place, power and what was found', () => {
    expect(
      lintText("import { writeFile } from 'node:fs/promises';", { file: 'src/layouts/planted.ts' }),
    ).toEqual([
      'layouts may not write files (writeFile of node:fs/promises); only sinks may (ARCHITECTURE.md, Floors)',
    ]);
  });

  test('sinks alone write and start processes', () => {
    for (const power of ['write', 'run'] as const) {
      expect(Object.keys(powers).filter((place) => powers[place]?.includes(power))).toEqual(['sinks']);
    }
  });

  test.each([
    "import type { Stats } from 'node:fs';",
    "import { type Stats } from 'node:fs';",
    "import { isIP } from 'node:net';",
    "import { createHash } from 'node:crypto';",
    "import { join } from 'node:path';",
    "type Environment = import('node:process').ProcessEnv;",
    'new Date(0); new Date(text); Date.UTC(2020, 1);',
    'const process = { env: 1 }; process.env;',
    'export function now({ process }) { return process.env; }',
    'device.process.env; device.fetch(); const it = { fetch: 1, process: 2 };',
    'interface Clock { Date(): number; fetch: string }',
    'Math.max(1, 2);',
  ])('%s is pure', (text) => {
    expect(lintText(text, { file: 'src/domain/planted.ts' })).toEqual([]);
  });

  test.each(['test/unit/planted.test.ts', 'scripts/planted.mjs'])('%s may do everything', (file) => {
    for (const text of Object.values(samples).flat()) expect(lintText(text, { file })).toEqual([]);
  });
});
