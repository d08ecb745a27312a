import { ms, quantile } from './chromium.mjs';

/** @typedef {import('./chromium.mjs').Row} Row */

/**
 * How long each key of a search takes by the clock, and what it costs the page's thread of the CPU, where other work on the machine
 * does not count.
 * @param {import('playwright-core').Page} page
 * @param {readonly string[]} words each is typed a letter at a time
 * @returns {Promise<readonly Row[]>}
 */
export async function searchRows(page, words) {
  const texts = words.flatMap((word) => [...Array.from(word, (_, at) => word.slice(0, at + 1)), '']);
  const times = [];
  for (const text of texts) {
    const time = /** @type {number} */ (await page.evaluate(timeScript(text)));
    if (time < unseen - 10) times.push(time);
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const costs = [];
  for (const text of texts) {
    const before = await spent();
    await page.evaluate(paintScript(text));
    costs.push((await spent()) - before);
  }
  return [
    [`search, from the key to the new table (${times.length} keys)`, spread(times)],
    [`search, CPU of the page's thread for a key (${costs.length} keys)`, spread(costs)],
  ];
}

/** @param {readonly number[]} values */
const spread = (values) =>
  `median ${ms(quantile(values, 0.5))}, 95 % ${ms(quantile(values, 0.95))}, longest ${ms(Math.max(...values))}`;

/** After so many ms a key that changes nothing is given up. */
const unseen = 400;

const type = (/** @type {string} */ text) => `
  const field = document.getElementById('search');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  set.call(field, ${JSON.stringify(text)});
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));`;

/** Types; ms from the event of the key to the layout of the changed table. */
const timeScript = (/** @type {string} */ text) => `(async () => {
  await new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const start = performance.now();
  const changed = new Promise((resolve) => {
    const found = document.querySelector('.found');
    const before = found.textContent;
    const look = () => (found.textContent === before ? setTimeout(look) : resolve());
    new MutationObserver(() => resolve()).observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true });
    setTimeout(resolve, ${unseen});
  });
  ${type(text)}
  await changed;
  document.body.getBoundingClientRect();
  const time = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 60));
  return time;
})()`;

/** Types, and waits until the new table has been painted. */
const paintScript = (/** @type {string} */ text) => `(async () => {
  ${type(text)}
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
})()`;
