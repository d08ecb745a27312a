import { type Invocation, UsageError } from '../command.js';

/** What the smallest cloud images boot with in comfort. */
const defaultMib = 1024;

/** The machine's memory as --memory says it, in MiB. */
export function memoryOf({ memory }: Invocation['values']): number {
  if (memory === undefined) return defaultMib;
  if (typeof memory !== 'string' || !/^[1-9][0-9]{1,6}$/.test(memory))
    throw new UsageError(`--memory "${String(memory)}" is not a number of MiB; expected a number like 1024`);
  return Number(memory);
}
