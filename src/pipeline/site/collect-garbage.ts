import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what nobody holds any more. V8 waits until the heap is some four times what lives in it, and then a large fleet's ledger and
 * files come on top of garbage. It takes as long as some fifty devices, so it is for where one step ends and another begins.
 */
export function collectGarbage(): void {
  collector ??= collectorOf();
  collector();
}

let collector: (() => void) | undefined;

function collectorOf(): () => void {
  // The flag makes `gc` known to new contexts. It is taken back, for what V8 compiled is kept for the flags that there are.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  return collect;
}

/**
 * Collects garbage whenever there may be more than some of it. What lives is left out, so that a build with much in memory does not
 * collect at each step.
 */
export class GarbageLimit {
  #live = usedBytes();

  /** For after a step, when nobody holds what it was made of. `most` is how many bytes of garbage there may be. */
  keep({ most = mostGarbage }: { most?: number } = {}): void {
    if (usedBytes() <= this.#live + most) return;
    collectGarbage();
    this.#live = usedBytes();
  }
}

/** On the heap, and of buffers outside of it. */
function usedBytes(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}

/** Bytes: of some 5,000 devices. V8 by itself lets four times as much come together. */
const mostGarbage = 48 * 1024 * 1024;

/**
 * For a build in steps. From the first one on V8 collects when the heap is twice what lives in it, and keeps the shapes that it optimised
 * code for also when no object has them just then. `collectGarbage` loses them: between two steps few objects live, and V8 throws away what
 * it optimised for the others. It also puts less of other functions into the code that it optimises: it optimises for longer than most of
 * that code runs. Until `end` V8 refuses what was kept of compiled code, so all scripts have to be loaded by the end of the first step.
 */
export class StepGarbage {
  readonly #limit = new GarbageLimit();
  #isSet = false;

  afterStep(): void {
    if (!this.#isSet) setFlags(forSteps);
    this.#isSet = true;
    this.#limit.keep({ most: mostAtFirst });
  }

  end(): void {
    if (this.#isSet) setFlags(asV8Does);
    this.#isSet = false;
  }
}

/** Bytes. V8 decides at a collection when the next one is, so the first after the setting may have to be ours. */
const mostAtFirst = 80 * 1024 * 1024;

const forSteps = [
  '--heap-growing-percent=100',
  '--retain-maps-for-n-gc=1000',
  '--max-inlined-bytecode-size-cumulative=200',
];
const asV8Does = [
  '--heap-growing-percent=0',
  '--retain-maps-for-n-gc=2',
  '--max-inlined-bytecode-size-cumulative=920',
];

function setFlags(flags: readonly string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}
