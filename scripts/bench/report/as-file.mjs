import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { allRows, firstPaint, ms, withChromium } from './chromium.mjs';
import { searchRows } from './search.mjs';

/** @typedef {import('./chromium.mjs').Row} Row */

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
    const searched = await searchRows(page, words);
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
      ...searched,
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
