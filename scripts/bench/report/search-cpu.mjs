import { ms, quantile } from './chromium.mjs';

/**
 * What each key of a search costs the page's thread, of the CPU and not of the clock: other work on the machine does not count.
 * @param {import('playwright-core').Page} page
 * @param {readonly string[]} words each is typed a letter at a time
 * @returns {Promise<readonly [what: string, figure: string]>}
 */
export async function searchCpu(page, words) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const keys = [];
  for (const word of words)
    for (const text of [...Array.from(word, (_, at) => word.slice(0, at + 1)), '']) {
      const before = await spent();
      await page.evaluate(keyScript(text));
      keys.push((await spent()) - before);
    }
  const figure = `median ${ms(quantile(keys, 0.5))}, 95 % ${ms(quantile(keys, 0.95))}, longest ${ms(Math.max(...keys))}`;
  return [`search, CPU of the page's thread for a key (${keys.length} keys)`, figure];
}

/** Types, and waits until the new table has been painted. */
const keyScript = (/** @type {string} */ text) => `(async () => {
  const field = document.getElementById('search');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  set.call(field, ${JSON.stringify(text)});
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
})()`;
