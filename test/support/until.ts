/** Waits for something to become true, for so many milliseconds at most. */
export async function until(
  isTrue: () => boolean,
  { waitMs = 10_000, explain = () => '' }: { waitMs?: number; explain?: () => string } = {},
): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`still not true: ${String(isTrue)}\n${explain()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
