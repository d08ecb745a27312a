import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { thread } from '../../../src/sinks/thread.js';
import { scratchFolder } from '../../support/folders.js';

/** Answers with the question; some questions end it. */
const module = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, question }) => {
  if (question === 'throw') throw new Error('thrown in the thread');
  if (question === 'exit') process.exit(7);
  if (question === 'fail') parentPort.postMessage({ id, failure: 'no answer' });
  else parentPort.postMessage({ id, answer: question });
});
`;

function openThread(options: { idleMs?: number } = {}) {
  const path = join(scratchFolder(), 'thread.mjs');
  writeFileSync(path, module);
  const opened = thread(path, { data: undefined, ...options });
  onTestFinished(async () => opened.close());
  return opened;
}

test('each question gets its own answer', async () => {
  const { ask } = openThread();
  expect(await Promise.all(['one', 'two', 'three'].map(ask))).toEqual(['one', 'two', 'three']);
  await expect(ask('fail')).rejects.toThrow('no answer');
});

test.each([
  ['exit', 'a thread ended with 7'],
  ['throw', 'thrown in the thread'],
])(
  'after %s the next question goes to a new thread, and the end of the old one takes nothing from it',
  async (ending, says) => {
    const { ask } = openThread();
    for (let round = 0; round < 5; round += 1) {
      await expect(ask(ending)).rejects.toThrow(says);
      expect(await ask(`after ${round}`)).toBe(`after ${round}`);
    }
  },
);

test('a question that comes while an idle thread ends is answered', async () => {
  const { ask, close } = openThread({ idleMs: 60_000 });
  expect(await ask('first')).toBe('first');
  const closing = close();
  expect(await ask('second')).toBe('second');
  await closing;
});
