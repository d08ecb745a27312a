/**
 * Runs what is handed in for a name when its turn comes: at once, or when another one of the same name is over, of which at most
 * `most` run at a time. Names do not wait for each other.
 */
export function turns(most: number): (name: string, run: () => Promise<void>) => Promise<void> {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();

  const end = (name: string): void => {
    const next = waiting.get(name)?.shift();
    if (next !== undefined) return next();
    waiting.delete(name);
    const left = (running.get(name) ?? 1) - 1;
    if (left > 0) running.set(name, left);
    else running.delete(name);
  };

  const turnOf = (name: string): Promise<void> =>
    new Promise<void>((resolve) => {
      const queue = waiting.get(name) ?? [];
      queue.push(resolve);
      waiting.set(name, queue);
    });

  return async (name, run) => {
    const count = running.get(name) ?? 0;
    // Not a moment later where there is room: what is unreadable behind a request ends the connection.
    if (count < most) running.set(name, count + 1);
    else await turnOf(name);
    try {
      await run();
    } finally {
      end(name);
    }
  };
}
