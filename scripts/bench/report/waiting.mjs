import { Agent, request } from 'node:http';
import { ms } from './chromium.mjs';

/**
 * Asks a server, and says how long a machine waits for its meta-data while something is going on.
 * @param {string} url of the server
 * @param {{ machine: string }} options the device that asks
 */
export function waiting(url, { machine }) {
  const agent = new Agent({ keepAlive: true });
  /**
   * @param {string} path
   * @param {object} [more]
   * @returns {Promise<{ status: number | undefined, time: number }>}
   */
  const ask = (path, more = {}) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      request({ host: '127.0.0.1', port: new URL(url).port, path, ...more }, (response) => {
        response.resume();
        response.on('end', () => resolve({ status: response.statusCode, time: performance.now() - start }));
      })
        .on('error', reject)
        .end();
    });
  /** @param {() => Promise<unknown>} work */
  const during = async (work) => {
    /** @type {number[]} */
    const times = [];
    const state = { isOver: false };
    const start = performance.now();
    const polling = (async () => {
      while (!state.isOver) {
        const { status, time } = await ask(`/${machine}/meta-data`, { agent, localAddress: '127.0.0.5' });
        if (status !== 200) throw new Error(`a machine got ${status}`);
        times.push(time);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await work();
    const time = performance.now() - start;
    state.isOver = true;
    await polling;
    return `made in ${(time / 1000).toFixed(1)} s; a machine waits ${ms(Math.max(...times))} at most`;
  };
  return { ask, during };
}

/**
 * The address of a server that was just started, as it says itself.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
export const urlOf = (server) =>
  new Promise((resolve, reject) => {
    let said = '';
    server.on('exit', () => reject(new Error(said)));
    server.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const found = /report at (http:\/\/[^/]+)\//.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
