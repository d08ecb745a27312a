import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of tests that take long, the longest first. They begin a run: one that began last would leave the other processors with
 * nothing to do. Vitest knows how long a file took before, but on a fresh clone there is no before.
 */
export const longFiles: readonly string[] = [
  'test/e2e/package.test.ts',
  'test/docs/pages.test.ts',
  'test/conformance/host-web.test.ts',
  'test/e2e/cost.test.ts',
  'test/e2e/write-thread.test.ts',
  'test/unit/inventory/fuzz.test.ts',
  'test/e2e/refused-calls.test.ts',
  'test/conformance/merged-config.test.ts',
  'test/errors/errors.test.ts',
  'test/lint/check.test.ts',
  'test/conformance/lint-files.test.ts',
  'test/conformance/yaml.test.ts',
  'test/browser/served.test.ts',
  'test/conformance/netplan-generate.test.ts',
  'test/conformance/host-network.test.ts',
  'test/conformance/yescrypt.test.ts',
  'test/browser/report.test.ts',
  'test/conformance/import-seeds.test.ts',
  'test/conformance/guest-yaml.test.ts',
  'test/lint/set-up.test.ts',
  'test/conformance/oracle.test.ts',
  'test/e2e/random-edits.test.ts',
  'test/e2e/no-room.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const place = longFiles.indexOf(relative(project.config.root, moduleId));
      return place === -1 ? longFiles.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
