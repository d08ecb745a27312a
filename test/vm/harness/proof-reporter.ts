import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { projectRoot } from '../../support/folders.js';
import { type Accelerator, accelerator } from './accelerator.js';
import { rowsIn, withRows } from './proof-page.js';

const page = join(projectRoot, 'docs', 'proof.md');

const how: Readonly<Record<Accelerator, string>> = {
  kvm: 'virtual machines run on hardware KVM',
  tcg: 'no hardware KVM here: virtual machines are emulated, and take a minute each',
};

/** Says how machines run; writes what they proved into docs/proof.md with SEEDPRESS_UPDATE=1, and else sees that it stands there. */
export class ProofReporter implements Reporter {
  onInit(): void {
    process.stderr.write(`test/vm: ${how[accelerator()]}\n`);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const sorted = [...modules].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    const tests = sorted.flatMap((module) => [...module.children.allTests()]);
    const rows = tests.flatMap((test) => test.meta().proof ?? []);
    const text = readFileSync(page, 'utf8');
    if (process.env.SEEDPRESS_UPDATE === '1') {
      const names = [...new Set([...tests.map(({ name }) => name), ...rowsIn(text).keys()])];
      writeFileSync(page, withRows(text, { names, rows }));
      return;
    }
    const written = rowsIn(text);
    for (const { name } of rows.filter((row) => !written.has(row.name))) {
      console.error(`docs/proof.md has no row for "${name}": SEEDPRESS_UPDATE=1 npm run test:vm writes it`);
      process.exitCode = 1;
    }
  }
}
