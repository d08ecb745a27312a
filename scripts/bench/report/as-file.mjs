import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { allRows, firstPaint, ms, quantile, withChromium } from './chromium.mjs';
import { searchCpu } from './search-cpu.mjs';

/** @typedef {readonly [what: string, figure: string]} Row */

/** What somebody may type; each is typed a letter at a time. */
const words = ['vm-00', '10.0.3', '52:54', 'waf', 'vm-009999', 'no such device', 'nocloud', '7a:b'];

/**
 * The report that was opened as a file.
 * @param {string} root of the site
 * @returns {Promise<readonly Row[]>}
 */
export async function measureFile(root) {
  const folder = join(root, 'out/current/report');
  const url = `file://${folder}/index.html`;
  const count = Number(/(\d+) devices/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  const fresh = await withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.goto(url);
    return { paint: await firstPaint(page), rows: await allRows(page, count) };
  });
  return withChromium(async (browser) => {
    await (await browser.newPage()).goto(url);
    const page = await browser.newPage();
    await page.goto(url);
    const paint = await firstPaint(page);
    const rows = await allRows(page, count);
    // The rows are made ready for the search in pauses.
    await page.waitForTimeout(1500);
    const keys = await searchTimes(page);
    const cpu = await searchCpu(page, words);
    return /** @type {const} */ ([
      ['report on the disk', `${(bytes / 1e6).toFixed(1)} MB, ${files.length} files`],
      ['first page (HTML, script, style)', sizes(folder, firstFiles(folder))],
      shardSizes(
        folder,
        files.filter((path) => path.endsWith('.rows.js')),
      ),
      [
        'first paint, opened as a file',
        `${ms(paint)}; in a browser that was just started ${ms(fresh.paint)}`,
      ],
      ['all rows there', `${ms(rows)}; just started ${ms(fresh.rows)}`],
      [
        `search, from the key to the new table (${keys.length} keys)`,
        `median ${ms(quantile(keys, 0.5))}, 95 % ${ms(quantile(keys, 0.95))}, longest ${ms(Math.max(...keys))}`,
      ],
      cpu,
    ]);
  });
}

/** @param {string} folder */
function firstFiles(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return [
    'index.html',
    ...[...html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path = '']) => path),
  ];
}

/**
 * @param {string} folder
 * @param {readonly string[]} paths
 */
function sizes(folder, paths) {
  const contents = paths.map((path) => readFileSync(join(folder, path)));
  const [plain, packed] = [contents, contents.map((content) => gzipSync(content))].map((all) =>
    all.reduce((sum, { length }) => sum + length, 0),
  );
  return `${kilobytes(plain)}, with gzip ${kilobytes(packed)}`;
}

/**
 * Shards differ: a device belongs to one by its id.
 * @param {string} folder
 * @param {readonly string[]} paths
 * @returns {Row}
 */
function shardSizes(folder, paths) {
  const contents = paths.map((path) => readFileSync(join(folder, path)));
  const [plain = [], packed = []] = [contents, contents.map((content) => gzipSync(content))].map((all) =>
    all.map(({ length }) => length),
  );
  const mean = (/** @type {readonly number[]} */ all) =>
    all.reduce((sum, bytes) => sum + bytes, 0) / all.length;
  const figure = `${kilobytes(mean(plain))} on average, with gzip ${kilobytes(mean(packed))}; the largest ${kilobytes(Math.max(...plain))}`;
  return [`a shard of rows (there are ${paths.length})`, figure];
}

const kilobytes = (/** @type {number | undefined} */ bytes = 0) => `${(bytes / 1000).toFixed(0)} KB`;

/**
 * From the event of each key to the frame after the table has changed.
 * @param {import('playwright-core').Page} page
 */
async function searchTimes(page) {
  const script = `(async (words) => {
    const field = document.getElementById('search');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const times = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
    for (const word of words)
      for (const text of [...Array.from(word, (_, at) => word.slice(0, at + 1)), '']) {
        await frame();
        const start = performance.now();
        const changed = new Promise((resolve) => {
          const found = document.querySelector('.found');
          const before = found.textContent;
          const look = () => (found.textContent === before ? setTimeout(look) : resolve());
          new MutationObserver(() => resolve()).observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true });
          setTimeout(resolve, 400);
        });
        set.call(field, text);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await changed;
        // Layout belongs to it.
        document.body.getBoundingClientRect();
        const time = performance.now() - start;
        if (time < 390) times.push(time);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    return times;
  })(${JSON.stringify(words)})`;
  return /** @type {Promise<number[]>} */ (page.evaluate(script));
}
