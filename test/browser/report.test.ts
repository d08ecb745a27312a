import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, picture, violationsOf } from '../support/browser.js';
import { projectRoot } from '../support/folders.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';

requires('chromium', 'fonts-inter')('the report in Chromium', () => {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-report-'));
  const report = `file://${root}/out/current/report/index.html`;
  let browser: Browser;
  beforeAll(async () => {
    for (const name of ['devices', 'templates'])
      cpSync(join(projectRoot, name), join(root, name), { recursive: true });
    expect(runProgram(['build', '--root', root, '--quiet'], { cwd: root }).code).toBe(0);
    browser = await openBrowser();
  });
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
  });

  test('the fleet is searched, filtered and sorted', async () => {
    const { page, complaints } = await openPage(browser, report);
    const ids = () => page.locator('.fleet tbody th a').allTextContents();
    await page.waitForSelector('.fleet tbody th a');
    expect(await ids()).toHaveLength(25);

    await page.keyboard.press('/');
    await page.keyboard.type('111.0.2 probe');
    expect(await ids()).toEqual(['probe-east', 'probe-west']);
    expect(await page.locator('.found').textContent()).toBe('2 of 25 devices');
    await page.keyboard.press('Escape');
    expect(await ids()).toHaveLength(25);

    await page.getByRole('button', { name: /^waf/ }).click();
    expect(await ids()).toEqual(['waf-ba-0001', 'waf-ba-0002', 'waf-ba-0003']);
    await page.getByRole('button', { name: 'Address' }).click();
    await page.getByRole('button', { name: 'Address' }).click();
    expect(await ids()).toEqual(['waf-ba-0003', 'waf-ba-0002', 'waf-ba-0001']);
    expect(await page.locator('th.address').getAttribute('aria-sort')).toBe('descending');
    expect(page.url()).toContain('#/?type=waf&sort=-address');

    await page.locator('#search').fill('no such device');
    await page.getByText('No device matches').waitFor();
    await page.getByRole('button', { name: 'Show all devices' }).click();
    expect(await ids()).toHaveLength(25);
    expect(complaints).toEqual([]);
  });

  test('the keyboard alone opens a device and comes back', async () => {
    const { page } = await openPage(browser, report);
    await page.waitForSelector('.fleet tbody th a');
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('a:focus', { hasText: 'ips-0002' }).waitFor();
    await page.keyboard.press('End');
    await page.locator('a:focus', { hasText: 'waf-ba-0003' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'waf-ba-0003' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Fleet' }).waitFor();
  });

  test('a device shows its network, its parts with their places, its merged config, and what to copy', async () => {
    const { page, complaints } = await openPage(browser, `${report}#/device/waf-ba-0002`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByRole('heading', { name: 'waf-ba-0002' }).waitFor();
    expect(await page.locator('svg.network').textContent()).toContain('111.0.0.13/24');
    const part = page.locator('details.part', { hasText: 'nsfocus-init.script' });
    expect(await part.textContent()).toContain('declared at templates/waf/type.yaml:5:5');
    expect(await part.locator('tr', { hasText: 'readonly name' }).locator('.from').textContent()).toBe(
      'id devices/waf/waf-ba-0002.yaml:1',
    );
    const merged = page.getByRole('region', { name: 'Merged cloud-config' });
    expect(await merged.locator('tr', { hasText: 'groups:' }).locator('.from').textContent()).toBe(
      'cloud.config',
    );
    await page.locator('.facts').getByRole('button', { name: 'Copy MAC' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('52:54:00:6f:00:13');
    await page.getByLabel('for').selectOption('proxmox');
    await page.getByRole('button', { name: 'Copy the text for proxmox' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(
      `${root}/out/current/images/waf-ba-0002.iso`,
    );
    expect(complaints).toEqual([]);
  });

  test('a device that is not there is named, and offers a search', async () => {
    const { page, complaints } = await openPage(browser, `${report}#/device/waf-ba-0009`);
    await page.getByText('waf-ba-0009 is not in this site').waitFor();
    await page.getByRole('link', { name: 'Search the fleet' }).click();
    await page.getByText('No device matches').waitFor();
    expect(complaints).toEqual([]);
  });

  test('without scripts the table is there, whole', async () => {
    const { page } = await openPage(browser, report, { javaScriptEnabled: false });
    expect(await page.locator('.fleet tbody tr').count()).toBe(25);
    expect(await page.locator('noscript').textContent()).toContain('The table is complete without them');
    const [shard = ''] = readdirSync(join(root, 'out/current/report/shards')).filter((name) =>
      name.endsWith('.html'),
    );
    await page.goto(`file://${root}/out/current/report/shards/${shard}`);
    expect(await page.locator('.fleet tbody tr').count()).toBe(25);
  });

  test.each([
    ['light', 1280, 800, ''],
    ['dark', 1280, 800, ''],
    ['light', 390, 844, '-phone'],
  ] as const)('axe finds nothing: %s at %i', async (colorScheme, width, height, suffix) => {
    const { page, complaints } = await openPage(browser, report, {
      colorScheme,
      viewport: { width, height },
    });
    await page.waitForSelector('.fleet tbody th a');
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, `fleet-${colorScheme}${suffix}`);
    await page.goto(`${report}#/device/waf-ba-0002`);
    await page.getByRole('heading', { name: 'waf-ba-0002' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    // A page wider than the window would scroll sideways.
    expect(
      await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
    ).toBeLessThanOrEqual(0);
    await picture(page, `device-${colorScheme}${suffix}`);
    expect(complaints).toEqual([]);
  });

  // The last one: it changes the site.
  test('a device that is removed while its page is open says so, and nothing of it is left', async () => {
    const { page } = await openPage(browser, report);
    await page.waitForSelector('.fleet tbody th a');
    rmSync(join(root, 'devices/probes.csv'));
    expect(runProgram(['build', '--root', root, '--quiet', '--purge'], { cwd: root }).code).toBe(0);
    await page.getByRole('link', { name: 'probe-east' }).click();
    await page.getByText('The site has a newer build').waitFor();
    await page.reload();
    await page.getByText('probe-east is not in this site').waitFor();
    const folder = join(root, 'out/current/report');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path),
    );
    const naming = files.filter(
      (path) => statSync(path).isFile() && readFileSync(path, 'utf8').includes('probe-east'),
    );
    expect(naming).toEqual([]);
  });
});
