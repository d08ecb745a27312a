/**
 * What one address may take of a server, so that one machine takes nothing from the others. A machine that boots asks about a
 * hundred times.
 */
export const fairShare = {
  /** Answers that are under way at once. */
  answers: 64,
  requestsPerSecond: 100,
  /** Requests that may come at once before the rate counts. */
  burst: 1_000,
} as const;
