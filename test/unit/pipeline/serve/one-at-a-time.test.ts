import { expect, test } from 'vitest';
import { oneAtATime } from '../../../../src/pipeline/serve/one-at-a-time.js';

test('requests during a run are one more run after it, and no two overlap', async () => {
  let [running, most, runs] = [0, 0, 0];
  const { request, idle } = oneAtATime(async () => {
    running += 1;
    runs += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
  });
  await idle();
  request();
  for (let count = 0; count < 5; count += 1) request();
  await idle();
  expect({ runs, most, running }).toEqual({ runs: 2, most: 1, running: 0 });
  request();
  await idle();
  expect(runs).toBe(3);
});
