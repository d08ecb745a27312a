import { expect, test } from 'vitest';
import type { Booted } from './booted.js';
import { bookworm, type Guest } from './guest.js';
import type { MachineKind } from './machine.js';

/** Something that a machine has to show, and how its seed reaches it. */
export interface Case {
  readonly what: string;
  readonly by: string;
  readonly kind: MachineKind;
  readonly guest?: Guest;
  /** One of the few that every run of CI boots; the others are run by `-- --all`. */
  readonly isQuick?: boolean;
  /** What the table says of it; `as built` where it is absent. */
  readonly result?: string;
}

/** A row of docs/proof.md; what stands before the result names the case. */
export interface ProofRow {
  readonly name: string;
  readonly result: string;
  readonly seconds: number;
  readonly warnings: string;
}

declare module 'vitest' {
  interface TaskMeta {
    proof?: ProofRow;
  }
}

/** The boots of a case; without a time of their own they came one after the other. */
type Shown = Booted | readonly Booted[] | Timed;

interface Timed {
  readonly boots: readonly Booted[];
  readonly seconds: number;
}

const isWhole = process.env.SEEDPRESS_VM_ALL === '1';

/** Longer than any machine is waited for. */
const timeout = 30 * 60_000;

/**
 * A test that becomes a row of docs/proof.md. Its body gives back the boots that show it; cloud-init has to end without an error
 * in each, and to log no warning that the build did not announce.
 */
export function prove(
  { what, by, kind, guest = bookworm, isQuick = false, result = 'as built' }: Case,
  body: () => Promise<Shown>,
): void {
  const name = [what, by, kindNames[kind], guest.cloudInit].join(' | ');
  test.runIf(isQuick || isWhole)(name, { timeout }, async ({ task }) => {
    const { boots, seconds } = wholeOf(await body());
    const warnings = boots.flatMap((boot) => boot.warnings);
    for (const { fact } of boots) expect(fact('cloud-init-version').split('-')[0]).toBe(guest.cloudInit);
    expect(boots.flatMap(({ errors }) => errors)).toEqual([]);
    expect(boots.flatMap(({ unannounced }) => unannounced)).toEqual([]);
    task.meta.proof = { name, result, seconds, warnings: warningsCell(warnings.length) };
  });
}

function wholeOf(shown: Shown): Timed {
  if ('boots' in shown) return shown;
  const boots = 'seconds' in shown ? [shown] : shown;
  return { boots, seconds: boots.reduce((sum, boot) => sum + boot.seconds, 0) };
}

const kindNames: Readonly<Record<MachineKind, string>> = { vm: 'VM', container: 'container' };

const warningsCell = (count: number): string => (count === 0 ? 'none' : `${count}, expected`);
