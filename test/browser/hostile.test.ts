import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { hostileMarkup } from '../support/hostile-markup.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';
import { servedReport } from '../support/served-report.js';

const planted = 'planted-Secret-0815';

requires('chromium')('texts that are markup, in every page', () => {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-hostile-'));
  const report = join(root, 'out/current/report');
  let browser: Browser;
  beforeAll(async () => {
    writeHostileSite(root);
    const { code, stderr } = runProgram(['build', '--root', root, '--quiet'], { cwd: root });
    expect(code, stderr).toBe(0);
    browser = await openBrowser();
  });
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
  });

  test('nothing of them runs or is loaded, and all of them are there as text', async () => {
    expect(hostileMarkup.length).toBeGreaterThanOrEqual(200);
    const { page, complaints } = await openPage(browser, `file://${report}/index.html`);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.waitForSelector('.fleet tbody th a');
    await page.goto(`file://${report}/index.html#/device/hostile`);
    await page.getByRole('heading', { name: 'Values' }).waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(hostileMarkup.filter((hostile) => !text.includes(hostile))).toEqual([]);
    for (const name of readdirSync(join(report, 'shards')).filter((own) => own.endsWith('.html')))
      await page.goto(`file://${report}/shards/${name}`);
    expect(await page.evaluate('window.ran')).toBe(undefined);
    expect(requests.filter((url) => !url.startsWith(`file://${report}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('nor in what serve adds: a plan, a boot wave, an error over the page', async () => {
    const server = servedReport(root, ['--watch']);
    onTestFinished(() => void server.stop());
    const url = await server.url;
    const { page, complaints } = await openPage(browser, `${url}/-/report/index.html#/boot`);
    await page.getByText('watching').waitFor();
    const file = join(root, 'devices/hostile.yaml');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace('"id":', `${JSON.stringify(hostileMarkup[0])}: 1, "id":`));
    await page.getByRole('alert').getByText('unknown-key').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain(hostileMarkup[0]);
    writeFileSync(file, good);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await page.evaluate('window.ran')).toBe(undefined);
    await page.close();
    server.stop();
    // Each line of the plan is one of the texts, which go.
    const template = join(root, 'templates/leaf/leaf.script');
    const text = readFileSync(template, 'utf8');
    writeFileSync(template, '#!/bin/sh\ntrue\n');
    const other = servedReport(root, []);
    onTestFinished(() => void other.stop());
    const plan = await openPage(browser, `${await other.url}/-/report/index.html#/plan`);
    await plan.page.getByText('1 changed').first().waitFor();
    const shown = (await plan.page.locator('main').textContent()) ?? '';
    const lines = hostileMarkup.filter((hostile) => !hostile.includes('\n'));
    expect(lines.filter((hostile) => !shown.includes(hostile))).toEqual([]);
    writeFileSync(template, text);
    expect(await plan.page.evaluate('window.ran')).toBe(undefined);
    expect([...complaints, ...plan.complaints]).toEqual([]);
  });

  test('nor in the playground, whatever is pasted', async () => {
    const { page, complaints } = await openPage(browser, `file://${report}/playground.html`);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const userData = page.getByRole('textbox', { name: 'user-data' });
    const config = `#cloud-config\nruncmd:\n${hostileMarkup.map((text) => `  - ${JSON.stringify(text)}\n`).join('')}`;
    await userData.fill(config);
    const merged = page.getByRole('region', { name: 'Merged config' });
    await merged.waitFor();
    expect(await merged.textContent()).toContain('onerror');
    // As keys they are named in messages, and as names of parts in the list.
    await userData.fill(
      `#cloud-config\n${hostileMarkup.map((text) => `${JSON.stringify(text)}: 1\n`).join('')}`,
    );
    await page.locator('.findings li').first().waitFor();
    for (const text of hostileMarkup.slice(0, 20))
      await userData.fill(
        `Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\nContent-Type: text/x-shellscript\nContent-Disposition: attachment; filename=${JSON.stringify(text)}\n\n#!/bin/sh\n${text}\n--b--\n`,
      );
    expect(await page.evaluate('window.ran')).toBe(undefined);
    expect(requests.filter((url) => !url.startsWith(`file://${report}/`))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('no file of the report holds a secret', () => {
    const files = readdirSync(report, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain(planted);
  });
});

function writeHostileSite(root: string): void {
  for (const folder of ['devices', 'templates/leaf']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'devices/site.yaml'), 'namespace: lab\n');
  const vars = Object.fromEntries(hostileMarkup.map((text, index) => [`v${index}`, text]));
  const device = {
    ...{ id: 'hostile', type: 'leaf', serial: 'x', meta_data: { note: hostileMarkup[0] } },
    vars: { ...vars, db_password: planted },
    files: [{ path: '/etc/<b>x', content: hostileMarkup[1] }],
    interfaces: [{ name: 'eth0', mac: '52:54:00:00:00:01', dhcp4: true }],
  };
  // JSON is YAML.
  writeFileSync(join(root, 'devices/hostile.yaml'), `${JSON.stringify(device)}\n`);
  writeFileSync(join(root, 'templates/leaf/type.yaml'), 'user_data: [leaf.script]\n');
  writeFileSync(
    join(root, 'templates/leaf/leaf.script'),
    '#!/bin/sh\ncat <<"END"\n{% for key, value in device.vars %}{% if key != "db_password" %}{{ value }}\n{% endif %}{% endfor %}\nEND\nmysql -p{{ device.vars.db_password }}\n',
  );
}
