import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledMain } from '../../lib/compile.mjs';
import { idOf } from '../fleet.mjs';
import { allRows, firstPaint, ms, withChromium } from './chromium.mjs';
import { urlOf, waiting } from './waiting.mjs';

/** @typedef {import('./as-file.mjs').Row} Row */

/**
 * The report from `serve`, and what machines wait meanwhile.
 * @param {string} root
 * @param {{ count: number }} options
 * @returns {Promise<readonly Row[]>}
 */
export async function measureServed(root, { count }) {
  const server = spawn(
    process.execPath,
    [compiledMain, 'serve', '--root', root, '--listen', '127.0.0.1:0', '--open-loopback'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const url = await urlOf(server);
    const looked = await withChromium(async (browser) => {
      const page = await browser.newPage();
      let bytes = 0;
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(`${url}/-/report/index.html`);
      const paint = await firstPaint(page);
      const atPaint = bytes;
      const rows = await allRows(page, count);
      await page.locator('td.state').first().waitFor({ timeout: 60_000 });
      const states = /** @type {number} */ (await page.evaluate('performance.now()'));
      const whole = bytes;
      const start = performance.now();
      await page.evaluate("location.hash = '#/boot'");
      await page.locator('svg.wave').waitFor();
      return { paint, atPaint, rows, states, whole, wave: performance.now() - start };
    });
    const waits = await waitsOf(url, { root, count });
    return [
      ['first paint, from `serve`', ms(looked.paint)],
      ['all rows from `serve`', `${ms(looked.rows)}, states of all devices ${ms(looked.states)}`],
      ['transferred for all of it', `${(looked.whole / 1000).toFixed(0)} KB`],
      ['boot wave, from the click to the curve', ms(looked.wave)],
      ...waits,
    ];
  } finally {
    server.kill();
  }
}

/**
 * The longest time that a machine waits for its meta-data, while the server makes what people ask for.
 * @param {string} url
 * @param {{ root: string, count: number }} options
 * @returns {Promise<readonly Row[]>}
 */
async function waitsOf(url, { root, count }) {
  const { ask, during } = waiting(url, { machine: idOf(1) });
  /** @param {string} path */
  const live = async (path) => {
    while ((await ask(`/-/live/${path}`)).status === 202);
  };
  const device = join(root, 'devices', `${idOf(count)}.yaml`);
  const template = join(root, 'templates/waf/cloud.config');
  const [deviceText, templateText] = [device, template].map((path) => readFileSync(path, 'utf8'));
  /** @type {Row[]} */
  const rows = [];
  rows.push(['nobody looks', await during(() => new Promise((resolve) => setTimeout(resolve, 2000)))]);
  rows.push(['states of all devices', await during(() => live('status'))]);
  rows.push(['details of a device, the first ones', await during(() => live(`details/${idOf(1)}`))]);
  rows.push(['details of another device', await during(() => live(`details/${idOf(count)}`))]);
  appendFileSync(device, 'vars: { note: changed }\n');
  rows.push(['plan, one device changed', await during(() => live('plan'))]);
  writeFileSync(device, deviceText ?? '');
  writeFileSync(template, `${templateText}\n# changed\n`);
  rows.push(['plan, all devices changed', await during(() => live('plan'))]);
  return rows;
}
