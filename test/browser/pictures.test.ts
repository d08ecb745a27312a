import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, picture } from '../support/browser.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';
import { servedReport } from '../support/served-report.js';

// SEEDPRESS_UPDATE=1 makes the pictures of README and docs/ anew: look at them before you commit them.
requires('chromium', 'fonts-inter')('the pictures of README and docs/', () => {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-pictures-'));
  const ends: (() => unknown)[] = [() => rmSync(root, { recursive: true, force: true })];
  let pageAt: (path: string) => ReturnType<typeof openPage>;
  beforeAll(async () => {
    const run = (...args: string[]) => expect(runProgram(args, { cwd: root }).code, args.join(' ')).toBe(0);
    run('init');
    edit(root, 'devices/web.yaml', (text) => text.replace(/to: \d+/, 'to: 12'));
    run('build', '--quiet');
    edit(root, 'templates/web/web.config', (text) => text.replace('[nginx]', '[nginx, curl]'));
    const server = servedReport(root, []);
    ends.push(server.stop);
    const url = await server.url;
    const browser = await openBrowser();
    pageAt = async (path) => openPage(browser, `${url}/-/report/index.html${path}`);
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test.each([
    ['fleet', '', 'web-12'],
    ['device', '#/device/web-01', 'Merged cloud-config'],
    ['plan', '#/plan', '12 changed'],
  ])('%s', async (name, path, text) => {
    const { page, complaints } = await pageAt(path);
    await page.getByText(text).first().waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    await picture(page, name);
    expect(complaints).toEqual([]);
  });
});

function edit(root: string, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(root, path), after);
}
