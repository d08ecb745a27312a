import type { LiveDevice } from './live.js';

/** How many devices had begun to read, and how many were done, at a moment. */
export interface WavePoint {
  /** Milliseconds since the first device began. */
  readonly at: number;
  readonly begun: number;
  readonly finished: number;
}

export interface BootWave {
  /** UTC; when the first device began. */
  readonly start: string;
  readonly points: readonly WavePoint[];
  /** Milliseconds from its first request to its end, of each device that is done, sorted. */
  readonly durations: readonly number[];
}

/** The boots of a fleet over time; undefined where no device has asked for anything yet. */
export function bootWave(devices: Iterable<LiveDevice>): BootWave | undefined {
  const steps: { readonly time: number; readonly begun: number; readonly finished: number }[] = [];
  const durations: number[] = [];
  for (const { first, finished } of devices) {
    if (first === null) continue;
    const begin = Date.parse(first);
    steps.push({ time: begin, begun: 1, finished: 0 });
    if (finished === null) continue;
    const end = Date.parse(finished);
    steps.push({ time: end, begun: 0, finished: 1 });
    durations.push(Math.max(0, end - begin));
  }
  steps.sort((a, b) => a.time - b.time);
  const [earliest] = steps;
  if (earliest === undefined) return undefined;
  const points: WavePoint[] = [];
  let [begun, finished] = [0, 0];
  for (const step of steps) {
    begun += step.begun;
    finished += step.finished;
    const at = step.time - earliest.time;
    if (points.at(-1)?.at === at) points.pop();
    points.push({ at, begun, finished });
  }
  return { start: new Date(earliest.time).toISOString(), points, durations: durations.sort((a, b) => a - b) };
}

/** `1 min 20 s` */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The value below which a part of sorted numbers lies. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
