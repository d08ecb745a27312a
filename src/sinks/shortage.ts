/** Throws again what says nothing of a file: this process, or the machine, has no descriptor or no memory left to look at it. */
export function throwShortage(error: unknown): void {
  if (/^(?:EMFILE|ENFILE|ENOMEM)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
}
