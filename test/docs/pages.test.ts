import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, projectRoot, scratchFolder } from '../support/folders.js';

test('npm run docs makes a site of all pages, whose links lead somewhere, and which loads nothing from elsewhere', () => {
  const site = scratchFolder();
  const words = ['run', 'docs', '--', '--outDir', site];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: projectRoot, encoding: 'utf8' });
  // VitePress ends with an error where a link leads to no page.
  expect(status, `${stdout}\n${stderr}`).toBe(0);
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
}, 240_000);

/** What a browser would fetch by itself from another host. */
const foreign =
  /<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\/[^"]*|<link[^>]*\shref="(?:https?:)?\/\/[^"]*|url\(["']?(?:https?:)?\/\/[^)]*/g;
