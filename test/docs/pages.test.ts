import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import handler from 'serve-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, picture, violationsOf } from '../support/browser.js';
import { filesBelow, projectRoot } from '../support/folders.js';
import { requires } from '../support/requires.js';

const site = mkdtempSync(join(tmpdir(), 'seedpress-pages-'));
afterAll(() => rmSync(site, { recursive: true, force: true }));

beforeAll(() => {
  const words = ['run', 'docs', '--', '--outDir', site];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: projectRoot, encoding: 'utf8' });
  // VitePress ends with an error where a link leads to no page.
  expect(status, `${stdout}\n${stderr}`).toBe(0);
}, 300_000);

test('npm run docs makes a site of all pages, whose links lead somewhere, and which loads nothing from elsewhere', () => {
  const htmlFiles = filesBelow(site).filter((path) => path.endsWith('.html'));
  const pages = new Map(htmlFiles.map((path) => [path, readFileSync(join(site, path), 'utf8')]));

  const documents = readdirSync(join(projectRoot, 'docs')).filter((name) => name.endsWith('.md'));
  expect(documents.length).toBeGreaterThan(20);
  for (const name of documents)
    expect(pages.get('index.html')).toContain(`href="/docs/${name.replace(/\.md$/, '.html')}"`);

  expect([...new Set([...pages].flatMap(([path, html]) => deadLinks(path, html)))]).toEqual([]);

  for (const path of filesBelow(site).filter((name) => /\.(?:html|css)$/.test(name)))
    expect(readFileSync(join(site, path), 'utf8').match(foreign), path).toBeNull();

  expect(pages.get('docs/templates.html')).toContain('{{ value }}');

  function deadLinks(from: string, html: string): readonly string[] {
    return [...html.matchAll(/\s(?:href|src)="([/#][^"]*)"/g)].flatMap(([, link = '']) => {
      const [path = '', heading = ''] = link.split('#');
      const target = path === '' ? from : path === '/' ? 'index.html' : path.slice(1);
      const isThere =
        existsSync(join(site, target)) &&
        (heading === '' || pages.get(target)?.includes(`id="${decodeURIComponent(heading)}"`) === true);
      return isThere ? [] : [`${from}: ${link}`];
    });
  }
});

/** What a browser would fetch by itself from another host. */
const foreign =
  /<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\/[^"]*|<link[^>]*\shref="(?:https?:)?\/\/[^"]*|url\(["']?(?:https?:)?\/\/[^)]*/g;

requires('chromium')('the pages in a browser', () => {
  let browser: Browser;
  let url: string;
  const server = createServer(
    (request, response) => void handler(request, response, { public: site, cleanUrls: false }),
  );
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    server.close();
  });

  test('run without an error, find a field by its name, and lead from page to page', async () => {
    const { page, complaints } = await openPage(browser, `${url}/docs/reference.html`);
    // The page listens to keys a moment after it is shown.
    const search = page.locator('.VPLocalSearchBox input');
    await expect
      .poll(async () => {
        if (!(await search.isVisible())) await page.keyboard.press('Control+k');
        return search.isVisible();
      })
      .toBe(true);
    await search.fill('lacp_rate');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.VPSidebar a', { hasText: 'Secrets' }).first().click();
    await page.waitForURL(`${url}/docs/secrets.html`);
    expect(complaints).toEqual([]);
  }, 120_000);

  test('the playground is one of them, in the colours of the page, and asks nobody', async () => {
    const { page, complaints } = await openPage(browser, `${url}/docs/playground.html`, {
      colorScheme: 'dark',
    });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const frame = page.frameLocator('#playground-frame');
    const userData = frame.getByRole('textbox', { name: 'user-data' });
    await userData.fill('#cloud-config\nruncmd:\n  - echo note: done\n');
    await frame.locator('.findings .error', { hasText: 'config-command' }).waitFor();
    const colour = () => frame.locator(':root').getAttribute('data-theme');
    await expect.poll(colour).toBe('dark');
    await page.locator('.VPSwitchAppearance:visible').first().click();
    await expect.poll(colour).toBe('light');
    expect(await userData.inputValue()).toContain('echo note');
    expect(requests.filter((asked) => !asked.startsWith(`${url}/`))).toEqual([]);
    await picture(page, 'docs-playground');
    expect(complaints).toEqual([]);
  });

  test('the playground opened as a file needs no server', async () => {
    const { page, complaints } = await openPage(browser, `file://${site}/playground/index.html`);
    await page.getByRole('textbox', { name: 'user-data' }).fill('#cloud-config\npackages: [nginx]\n');
    await page.getByText('No errors and no warnings').waitFor();
    expect(await page.locator('.brand').getAttribute('href')).toBe('../index.html');
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const documents = readdirSync(join(projectRoot, 'docs')).filter((name) => name.endsWith('.md'));
  const all = [
    'index.html',
    'ARCHITECTURE.html',
    ...documents.map((name) => `docs/${name.slice(0, -3)}.html`),
  ];
  const some = ['index.html', 'docs/tutorial.html', 'docs/compare.html', 'docs/networks.html'];
  const looks = [
    ['light', 1280, all],
    ['dark', 1280, some],
    ['light', 390, some],
  ] as const;
  test.each(looks)(
    'axe finds nothing, and nothing is wider than the page: %s at %i',
    async (...look) => {
      const [colorScheme, width, paths] = look;
      const options = { colorScheme, viewport: { width, height: 844 } };
      const { page, complaints } = await openPage(browser, `${url}/index.html`, options);
      for (const path of paths) {
        await page.goto(`${url}/${path}`);
        // The page gives the switch its name when its script has run, on a busy machine later than axe looks.
        await page
          .locator('.VPSwitchAppearance[title]:not([title=""])')
          .first()
          .waitFor({ state: 'attached' });
        expect(await violationsOf(page), path).toEqual([]);
        const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(tooWide, path).toBeLessThanOrEqual(0);
      }
      await page.goto(`${url}/index.html`);
      await picture(page, `docs-${colorScheme}-${width}`);
      expect(complaints).toEqual([]);
    },
    300_000,
  );
});
