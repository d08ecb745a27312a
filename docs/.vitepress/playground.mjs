// The playground of the pages: the same page as in a report, in a folder of its own, with nothing behind it but files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledTexts } from '../../scripts/lib/browser-bundles.mjs';
import { playgroundFiles } from '../../src/report/report-files.ts';

/**
 * Writes it below the site.
 * @param {string} site
 */
export function writePlayground(site) {
  const files = playgroundFiles(bundledTexts('report/playground.bundle.js'), { page: 'index.html', home: '../index.html' });
  for (const { path, content } of files) {
    const file = join(site, 'playground', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }
}

/**
 * Where a page says `<!-- playground -->`, the site has it in a frame.
 * @param {import('vitepress').MarkdownRenderer} md
 */
export function playgroundFrame(md) {
  const { html_block: block } = md.renderer.rules;
  md.renderer.rules.html_block = (...args) => {
    const [tokens, index] = args;
    return tokens[index]?.content.trim() === '<!-- playground -->' ? frame : (block?.(...args) ?? '');
  };
}

const frame =
  '<p><a href="/playground/index.html" target="_self">Open it on a separate page</a></p>\n<iframe id="playground-frame" title="Playground" src="/playground/index.html"></iframe>\n';
