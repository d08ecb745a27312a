import type { CommonOptions } from '../command.js';
import type { Io } from '../io.js';

const silentMs = 1000;
const redrawMs = 100;

/** A line on stderr that says how far a build is: only on a terminal, and only when it takes longer than a second. */
export function progressLine(io: Io, { quiet }: Pick<CommonOptions, 'quiet'>) {
  const started = io.now();
  let drawnAt = started + silentMs - redrawMs;
  let isDrawn = false;
  return {
    show({ done, total }: { done: number; total: number }): void {
      if (!io.isTerminal || quiet || io.now() - drawnAt < redrawMs) return;
      drawnAt = io.now();
      isDrawn = true;
      io.stderr(`\r${done} of ${total} devices written`);
    },
    clear(): void {
      if (isDrawn) io.stderr('\r\u001b[K');
    },
  };
}
