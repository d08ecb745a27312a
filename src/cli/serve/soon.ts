/** What takes long is asked for again: a connection on which nothing comes for half a minute is ended. */
export interface Soon {
  /** What `make` gives, or `'pending'` after `patienceMs`; who asks again under the same key waits for the same. */
  readonly ask: <T>(key: string, make: () => Promise<T>) => Promise<T | 'pending'>;
}

export function soon({ patienceMs = 10_000, keptMs = 20_000 } = {}): Soon {
  const running = new Map<string, Promise<unknown>>();
  return {
    ask: async <T>(key: string, make: () => Promise<T>) => {
      const known = running.get(key) as Promise<T> | undefined;
      const work = known ?? make();
      if (known === undefined) {
        running.set(key, work);
        // Not what is made under the key meanwhile.
        const forget = (): void => {
          if (running.get(key) === work) running.delete(key);
        };
        // Whoever waits asks again within a second; later it would be old news.
        work.then(() => setTimeout(forget, keptMs).unref(), forget);
      }
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<'pending'>((resolve) => {
        timer = setTimeout(() => resolve('pending'), patienceMs);
      });
      try {
        const answer = await Promise.race([work, patience]);
        if (answer !== 'pending' && running.get(key) === work) running.delete(key);
        return answer;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
