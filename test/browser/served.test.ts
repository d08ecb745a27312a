import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, picture, violationsOf } from '../support/browser.js';
import { projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';
import { servedReport } from '../support/served-report.js';

requires('chromium', 'fonts-inter')('the report that is served', () => {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-served-'));
  const site = join(root, 'devices/site.yaml');
  let browser: Browser;
  let server: ReturnType<typeof servedReport>;
  let url: string;
  beforeAll(async () => {
    for (const name of ['devices', 'templates'])
      cpSync(join(projectRoot, name), join(root, name), { recursive: true });
    // Machines are other loopback addresses here.
    const text = readFileSync(site, 'utf8').replace(
      'server: { address: 111.0.0.2',
      'server: { address: 127.0.0.2',
    );
    writeFileSync(site, text);
    const path = join(root, 'devices/probes.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('probe,111.0.2.', 'probe,127.0.2.'));
    writeFileSync(join(root, 'password'), 'correct horse battery\n');
    server = servedReport(root, ['--watch', '--report', join(root, 'password')]);
    ends.push(server.stop);
    url = await server.url;
    browser = await openBrowser();
  });
  // Each thing is ended that was started, whichever of them failed.
  const ends: (() => unknown)[] = [() => rmSync(root, { recursive: true, force: true })];
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('people on this machine are led to it, machines have their own, others need the password', async () => {
    expect(await ask(url, '/')).toMatchObject({ status: 302, location: '/-/report/index.html' });
    expect(await ask(url, '/', { localAddress: '127.0.2.11' })).toMatchObject({
      status: 200,
      body: expect.stringContaining('nsfocus') as string,
    });
    // A page of elsewhere whose name leads here.
    expect((await ask(url, '/', { headers: { host: 'evil.example' } })).status).toBe(404);
    expect((await ask(url, '/-/report/index.html', { headers: { host: 'evil.example' } })).status).toBe(401);
    const authorization = (text: string) => ({ host: 'x', authorization: `Basic ${btoa(text)}` });
    expect((await ask(url, '/-/live/server', { headers: authorization('me:wrong') })).status).toBe(401);
    expect(
      (await ask(url, '/-/live/server', { headers: authorization('me:correct horse battery') })).status,
    ).toBe(200);
    for (const path of [
      '../manifest.json',
      '..%2fmanifest.json',
      '.hidden.js',
      'shards',
      '%2e%2e/state/devices',
    ])
      expect([400, 404]).toContain((await ask(url, `/-/report/${path}`)).status);
    expect((await ask(url, '/-/live/constructor')).status).toBe(404);
    // As what was built by a version that made none.
    const report = join(root, 'out/current/report');
    renameSync(report, `${report}-away`);
    expect(await ask(url, '/-/report/index.html')).toMatchObject({
      status: 404,
      body: "404 Not Found: the published site has no report; 'seedpress build' makes one\n",
    });
    renameSync(`${report}-away`, report);
    const device = await ask(url, '/-/live/details/waf-ba-0009');
    expect(device.status).toBe(404);
  });

  test('states of devices come in by themselves, and the boot wave shows them', async () => {
    const { page, complaints } = await openPage(browser, `${url}/#/?sort=state`);
    await page.waitForSelector('td.state');
    for (const [address, path] of [
      ['127.0.2.11', '/meta-data'],
      ['127.0.2.12', '/user-data'],
    ] as const)
      await ask(url, path, { localAddress: address });
    await ask(url, '/phone-home', { localAddress: '127.0.2.11', method: 'POST' });
    await page.locator('tr', { hasText: 'probe-west' }).getByText('reading').waitFor();
    await page.locator('tr', { hasText: 'probe-east' }).getByText('finished').waitFor();
    await page.getByRole('link', { name: 'Boot wave' }).click();
    await page.locator('.tiles', { hasText: '23' }).waitFor();
    expect(await page.locator('svg.wave title').textContent()).toMatch(
      /2 of 25 devices began to read and 1 were done/,
    );
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('an error stands over the page and in the terminal, the last good site stays, and a fix brings the new one', async () => {
    const { page } = await openPage(browser, `${url}/-/report/index.html`);
    await page.getByText('watching').waitFor();
    const good = readFileSync(site, 'utf8');
    writeFileSync(site, good.replace('nsfocus', 'Not A Name'));
    const overlay = page.getByRole('alert');
    await overlay.getByText(/devices\/site\.yaml:2:12: error/).waitFor();
    expect(server.terminal()).toMatch(/devices\/site\.yaml:2:12: error/);
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'watch-error');
    expect((await ask(url, '/', { localAddress: '127.0.2.11' })).status).toBe(200);
    await page.keyboard.press('Escape');
    expect(await overlay.count()).toBe(0);
    writeFileSync(site, good.replace('controller: 111.0.0.2', 'controller: 111.0.0.3'));
    await page.getByText('watching').waitFor();
    await page.waitForSelector('.fleet tbody th a');
    await page.goto(`${url}/-/report/index.html#/device/probe-east`);
    await page.getByRole('row', { name: /vars\.controller 111\.0\.0\.3/ }).waitFor();
  });

  test('a plan shows what changes, in which devices alike, and what reaches their guests', async () => {
    server.stop();
    const edit = (path: string, from: string, to: string): void =>
      writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to));
    edit('templates/waf/cloud.config', 'is ready', 'is up');
    edit('templates/ips/tune.per-boot', '\n', '\necho edited\n');
    rmSync(join(root, 'devices/probes.csv'));
    server = servedReport(root, []);
    ends.push(server.stop);
    const { page, complaints } = await openPage(browser, `${await server.url}/-/report/index.html#/plan`);
    await page.getByText('0 added, 23 changed, 2 removed').waitFor();
    const ofType = (type: string) => page.getByRole('region', { name: `of type ${type}` });
    expect(await ofType('waf').textContent()).toContain('does not reach the guest by itself');
    expect(await ofType('ips').textContent()).toContain('reaches the guest at its next boot');
    expect(await ofType('waf').locator('tr.added').first().textContent()).toContain('is up');
    expect(await ofType('waf').locator('tr.removed').first().textContent()).toContain('is ready');
    expect(await violationsOf(page)).toEqual([]);
    await picture(page, 'plan-of-the-fleet');
    expect(complaints).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('on a phone no page scrolls sideways: %s', async (colorScheme) => {
    const report = `${await server.url}/-/report/index.html`;
    const viewport = { width: 390, height: 844 };
    const { page, complaints } = await openPage(browser, report, { colorScheme, viewport });
    for (const [name, path, text] of [
      ['fleet', '#/', 'devices,'],
      ['device', '#/device/waf-ba-0002', 'Parts'],
      ['boot', '#/boot', 'Boot wave'],
      ['plan', '#/plan', '0 added, 23 changed, 2 removed'],
    ] as const) {
      await page.goto(`${report}${path}`);
      await page.getByRole('main').getByText(text).first().waitFor();
      const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(beyond, name).toBeLessThanOrEqual(0);
      expect(await violationsOf(page), name).toEqual([]);
      await picture(page, `${name}-${colorScheme}-served-phone`);
    }
    expect(complaints).toEqual([]);
  });
});

interface Answer {
  readonly status: number;
  readonly location?: string | undefined;
  readonly body: string;
}

function ask(
  url: string,
  path: string,
  options: { localAddress?: string; headers?: Record<string, string>; method?: string } = {},
): Promise<Answer> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, location: response.headers.location, body }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}
