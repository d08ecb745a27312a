import type { CommonOptions } from '../command.js';
import type { Io } from '../io.js';
import { grouped } from './numbers.js';

const silentMs = 1000;
const redrawMs = 100;

/** A line on stderr that says how far a build is: only on a terminal, and only when it takes longer than a second. */
export function progressLine(io: Io, { quiet }: Pick<CommonOptions, 'quiet'>) {
  const started = io.now();
  let drawnAt = started + silentMs - redrawMs;
  let isDrawn = false;
  let width = 0;
  return {
    show({ done, total }: { done: number; total: number }): void {
      if (!io.isTerminal || quiet || io.now() - drawnAt < redrawMs) return;
      drawnAt = io.now();
      isDrawn = true;
      const text = textOf({ done, total, elapsedMs: drawnAt - started });
      // A shorter line covers the longer one before it.
      io.stderr(`\r${text.padEnd(width)}`);
      width = text.length;
    },
    clear(): void {
      if (isDrawn) io.stderr('\r\u001b[K');
    },
  };
}

/** `1,200 of 20,000 devices written, 310/s, 1 min 1 s left`; the first devices tell no rate. */
function textOf({ done, total, elapsedMs }: { done: number; total: number; elapsedMs: number }): string {
  const text = `${grouped(done)} of ${grouped(total)} devices written`;
  const rate = (done * 1000) / elapsedMs;
  if (done === 0 || !Number.isFinite(rate) || rate < 0.1) return text;
  return `${text}, ${rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))}/s, ${timeText((total - done) / rate)} left`;
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${grouped(Math.floor(whole / 60))} min ${whole % 60} s`;
}
