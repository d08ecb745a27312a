import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { projectRoot } from './folders.js';

let shared: Promise<Browser> | undefined;

/** Debian's Chromium, which looks for nothing on the network by itself: one for all files of a process, with which it ends. */
export const openBrowser = (): Promise<Browser> => {
  shared ??= chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'seedpress-browser-')) },
  });
  return shared;
};

export interface OpenPage {
  readonly page: Page;
  /** What the browser had to say: errors of scripts, of the policy, of loading. */
  readonly complaints: string[];
}

/** A page that takes note of all that goes wrong in it, until the test is over. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  // On a busy machine a plan takes long.
  context.setDefaultTimeout(100_000);
  onTestFinished(async () => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, complaints };
}

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What axe-core holds against a page, a line each. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // The policy of the page lets no script in but its own; the debugger's way is not a part of the page.
  await page.evaluate(axeScript);
  // What passes has thousands of elements, which nobody reads: they stay in the page.
  const run = "axe.run({ preload: false, resultTypes: ['violations'] }).then(({ violations }) => violations)";
  const violations = await page.evaluate<readonly Violation[]>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Keeps what a page looks like, for people to look at: in docs/images where it is one of README's, else in .cache/pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SEEDPRESS_UPDATE !== '1') return;
  const folder = join(projectRoot, shown.has(name) ? 'docs/images' : '.cache/pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

const shown = new Set(['fleet', 'plan', 'device']);
