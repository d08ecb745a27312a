import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleText } from '../../scripts/lib/browser-bundles.mjs';
import { analyse } from '../../src/playground/analyse.js';
import { openBrowser, openPage, picture, violationsOf } from '../support/browser.js';
import { projectRoot } from '../support/folders.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';

requires('chromium', 'fonts-inter')('the playground in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seedpress-playground-'));
  const url = `file://${folder}/site/out/current/report/playground.html`;
  let browser: Browser;
  beforeAll(async () => {
    const run = (...args: string[]) => expect(runProgram(args, { cwd: folder }).code).toBe(0);
    run('init', 'site');
    run('build', '--root', 'site', '--quiet');
    browser = await openBrowser();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
  });

  const userData = (page: Page) => page.getByRole('textbox', { name: 'user-data' });
  const example = (page: Page, label: string) =>
    page.getByRole('combobox', { name: 'Example' }).selectOption({ label });

  test('errors stand at their lines, and a click leads there', async () => {
    const { page, complaints } = await openPage(browser, url);
    await userData(page).fill('#cloud-config\nruncmd:\n  - echo note: done\n');
    await page.locator('.findings .error', { hasText: 'config-command' }).waitFor();
    expect(await page.locator('.numbers .error').allTextContents()).toEqual(['3']);
    await page.getByRole('button', { name: 'line 3, column 5' }).click();
    const selected =
      '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)';
    await expect.poll(() => page.evaluate(selected)).toBe('echo note: done');
    await userData(page).fill('#cloud-config\nruncmd:\n  - "echo note: done"\n');
    await page.getByText('No errors and no warnings').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a message shows its parts and the merged config with the parts that values are from', async () => {
    const { page, complaints } = await openPage(browser, url);
    await example(page, 'A MIME message');
    await page.locator('details.part').first().waitFor();
    expect(await page.locator('details.part .filename').allTextContents()).toEqual([
      'base.config',
      'web.config',
      'first.sh',
    ]);
    const merged = page.getByRole('region', { name: 'Merged config' });
    const row = (text: string) => merged.locator('tr', { hasText: text });
    expect(await row('echo web').locator('.from').textContent()).toBe('web.config');
    expect(await row('echo base').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('a network is drawn', async () => {
    const { page } = await openPage(browser, url);
    await example(page, 'A bond and a VLAN');
    const drawing = page.locator('svg.network');
    await drawing.waitFor();
    expect(await drawing.textContent()).toContain('bond0.20');
    expect(await drawing.locator('.line').count()).toBe(3);
  });

  test('the seed has the bytes that the command makes', async () => {
    const { page } = await openPage(browser, url, { acceptDownloads: true });
    const texts = {
      'user-data': '#cloud-config\nhostname: web\n',
      'network-config': 'version: 2\nethernets: { eth0: { dhcp4: true } }\n',
    };
    await userData(page).fill(texts['user-data']);
    await page.getByRole('tab', { name: 'network-config' }).click();
    await page.getByRole('textbox', { name: 'network-config' }).fill(texts['network-config']);
    await page.getByLabel('Host name').fill('web-01');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the seed' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('web-01.iso');
    await file.saveAs(join(folder, 'page.iso'));
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const names = ['user-data', 'network-config', '--hostname', 'web-01', '-o', 'command.iso'];
    expect(runProgram(['seed', ...names], { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, 'page.iso')).equals(readFileSync(join(folder, 'command.iso')))).toBe(
      true,
    );
  });

  test('it says of every file what lint says', async () => {
    const { page } = await openPage(browser, 'about:blank');
    const bundle = bundleText('src/playground/analyse.ts', { globalName: 'playground' });
    await page.evaluate(`${bundle}; globalThis.playground = playground;`);
    const inputs = ['bad', 'good'].flatMap((kind) => {
      const parent = join(projectRoot, 'test', 'lint-files', kind);
      return readdirSync(parent).map((name) => readFileSync(join(parent, name, 'input'), 'utf8'));
    });
    const there = await page.evaluate(
      `JSON.stringify(${JSON.stringify(inputs)}.map((text) => playground.analyse(text)))`,
    );
    const here = inputs.map((text) => analyse(text));
    expect(JSON.parse(there as string)).toEqual(JSON.parse(JSON.stringify(here)));
  });

  const looks = [
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['phone', { viewport: { width: 390, height: 844 } }],
  ] as const;
  test.each(looks)('axe finds nothing, and nothing is wider than the page: %s', async (look, options) => {
    const { page, complaints } = await openPage(browser, url, options);
    await example(page, 'A config with errors');
    await page.locator('.findings li').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    // It is seen without scrolling.
    const { y = 0, height = 0 } = (await page.locator('.findings li').first().boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(await page.evaluate('innerHeight'));
    await picture(page, `playground-${look}`);
    expect(complaints).toEqual([]);
  });
});
