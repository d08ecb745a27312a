import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back what nobody holds any more. V8 waits until the heap is some four times what lives in it, and then a large fleet's ledger and
 * files come on top of garbage. It takes as long as some fifty devices, so it is for where one step ends and another begins.
 */
export function collectGarbage(): void {
  // The flag makes `gc` known to new contexts. It is taken back, for what V8 compiled is kept for the flags that there are.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
