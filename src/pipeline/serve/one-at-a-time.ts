/** Runs of one thing, never two at once. */
export interface OneAtATime {
  /** Runs it now, or once more after the run that is under way, however often it is asked for. */
  readonly request: () => void;
  /** Resolves when nothing runs any more. */
  readonly idle: () => Promise<void>;
}

/** `run` must not reject. */
export function oneAtATime(run: () => Promise<void>): OneAtATime {
  let isWanted = false;
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await run();
    }
    running = undefined;
  };
  return {
    request: () => {
      isWanted = true;
      running ??= runAll();
    },
    idle: async () => running,
  };
}
