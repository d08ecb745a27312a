import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.js';
import { hostileMarkup } from '../support/hostile-markup.js';
import { runProgram } from '../support/program.js';
import { requires } from '../support/requires.js';

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
    await browser.close();
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
