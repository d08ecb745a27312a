import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import handler from 'serve-handler';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
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
  test('run without an error, find a field by its name, and lead from page to page', async () => {
    const server = createServer(
      (request, response) => void handler(request, response, { public: site, cleanUrls: false }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const browser = await openBrowser();
    onTestFinished(async () => browser.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
});
