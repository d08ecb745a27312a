import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** @typedef {readonly [what: string, figure: string]} Row what was measured, and what came out */

/**
 * Hands a browser that was just started to `work`, and ends it.
 * @template T
 * @param {(browser: import('playwright-core').Browser) => Promise<T>} work
 */
export async function withChromium(work) {
  const home = mkdtempSync(join(tmpdir(), 'seedpress-bench-browser-'));
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...args, ...quiet],
    env: { ...process.env, HOME: home },
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * When the page first showed something, in ms since it was asked for.
 * @param {import('playwright-core').Page} page
 */
export async function firstPaint(page) {
  const script =
    "new Promise((resolve) => new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach((entry) => resolve(entry.startTime))).observe({ type: 'paint', buffered: true }))";
  return /** @type {Promise<number>} */ (page.evaluate(script));
}

/**
 * Waits until all rows are there; ms since the page was asked for.
 * @param {import('playwright-core').Page} page
 * @param {number} count
 */
export async function allRows(page, count) {
  const whole = page.locator(`.fleet[aria-rowcount="${count + 1}"]`);
  await whole.waitFor({ state: 'attached', timeout: 60_000 });
  return /** @type {Promise<number>} */ (page.evaluate('performance.now()'));
}

/** @param {number} value */
export const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/**
 * @param {readonly number[]} values
 * @param {number} part
 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
