import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { isConformanceRequired } from '../../scripts/lib/conformance.mjs';
import { installLine, missingPackages } from '../../scripts/lib/system-packages.mjs';

/**
 * The last lines of a run: what conformance tests miss on this machine, how many of them ran, and all tests in one line.
 * A skipped conformance test makes the run fail where that is asked for.
 */
export class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const all = countTests(modules);
    const conforming = modules.filter(({ moduleId }) => moduleId.includes('/test/conformance/'));
    const conformance = countTests(conforming);
    if (conformance.skipped > 0) this.#tellOfSkipped();
    if (conforming.length > 0)
      console.log(
        `conformance: ${conformance.passed + conformance.failed} run, ${conformance.skipped} skipped`,
      );
    // A file that does not load has no tests, yet it failed.
    const failed = all.failed + errors.length + modules.filter((module) => module.errors().length > 0).length;
    console.log(`${all.passed} passed, ${failed} failed, ${all.skipped} skipped`);
  }

  #tellOfSkipped(): void {
    for (const missing of missingPackages()) {
      console.error(`SKIPPED without ${missing.package} (${missing.purpose}): ${installLine([missing])}`);
    }
    if (!isConformanceRequired(process.env)) return;
    console.error('a skipped conformance test fails this run: CI or SEEDPRESS_REQUIRE_CONFORMANCE is set');
    process.exitCode = 1;
  }
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function countTests(modules: readonly TestModule[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that is still pending when the run ends was cut off.
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}
