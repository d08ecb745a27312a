import { expect, test } from 'vitest';
import { soon } from '../../../../src/cli/serve/soon.js';

test('what takes long is pending, and whoever asks again waits for the same work', async () => {
  const { ask } = soon({ patienceMs: 5 });
  let runs = 0;
  let finish = (_: string): void => {};
  const make = async () => {
    runs += 1;
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  };
  expect(await ask('plan', make)).toBe('pending');
  expect(await ask('plan', make)).toBe('pending');
  finish('a plan');
  expect(await ask('plan', make)).toBe('a plan');
  expect(runs).toBe(1);
  // It was handed out, so the next one is a new one.
  expect(await ask('plan', make)).toBe('pending');
  expect(runs).toBe(2);
});

test('what fails fails for whoever waits, and is tried again', async () => {
  const { ask } = soon();
  await expect(ask('plan', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await ask('plan', async () => 'yes')).toBe('yes');
});

test('what was handed out is forgotten by itself, and not what is made after it', async () => {
  const { ask } = soon({ patienceMs: 5, keptMs: 20 });
  let finish = (_: string): void => {};
  let runs = 0;
  const slow = async () => {
    runs += 1;
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  };
  expect(await ask('plan', async () => 'the first')).toBe('the first');
  expect(await ask('plan', slow)).toBe('pending');
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(await ask('plan', slow)).toBe('pending');
  finish('the second');
  expect(await ask('plan', slow)).toBe('the second');
  expect(runs).toBe(1);
});
