// The pages of the repository as a web site: `npm run docs`. README.md is its first page; every other page keeps its path, so that links
// are the same here and in the repository. docs/adr/0038-pages-by-vitepress.md says why this generator.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { fencedCode, noEmptyHeaders, pageLinksOnly, plainText } from './markdown.mjs';
import { playgroundFrame, writePlayground } from './playground.mjs';
import { withPolicy } from './policy.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const searchText = 'Search (press /)';

const decisions = readdirSync(`${root}docs/adr`)
  .sort()
  .map((name) => page(`docs/adr/${name}`));

export default defineConfig({
  title: 'seedpress',
  description: 'A static site generator for cloud-init',
  lang: 'en',
  // Browsers ask for one in any case.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: root,
  // What the package holds for people; nothing of tests, sources or builds.
  srcExclude: ['{src,test,scripts,devices,templates,dist,out,coverage,.*}/**', 'node_modules/**'],
  rewrites: { 'README.md': 'index.md' },
  outDir: `${root}.cache/docs`,
  cacheDir: `${root}.cache/vitepress`,
  // One file, not a script in each page: the policy of the pages names what stands in them.
  metaChunk: true,
  lastUpdated: false,
  markdown: {
    // The usual themes are too pale for their ground.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: (md) => {
      plainText(md);
      pageLinksOnly(md);
      noEmptyHeaders(md);
      fencedCode(md);
      playgroundFrame(md);
    },
  },
  transformHtml: withPolicy,
  buildEnd: ({ outDir }) => writePlayground(outDir),
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/docs/tutorial' },
      { text: 'Reference', link: '/docs/reference' },
      { text: 'Checks', link: '/docs/checks' },
      { text: 'Playground', link: '/docs/playground' },
      { text: 'Compare', link: '/docs/compare' },
    ],
    // No part of it folds: a heading that folds is a button with a button inside.
    sidebar: {
      '/docs/adr/': [{ text: 'Decisions', items: decisions }],
      '/': [
        section('Start', ['tutorial', 'playground', 'compare', 'import']),
        section('Describe machines', ['reference', 'templates', 'groups', 'networks', 'secrets']),
        section('Check and plan', ['checks', 'explain-and-plan', 'ci']),
        section('Give machines their seeds', ['attach', 'host', 'clients', 'guest', 'report', 'security']),
        section('Larger and from programs', ['library', 'extend', 'scale', 'performance']),
        section('Background', ['proof', 'reliability', 'glossary']),
        {
          text: 'Development',
          items: [
            ...['ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'].map((name) => page(`${name}.md`)),
            { text: 'Decisions', link: decisions[0]?.link ?? '' },
          ],
        },
      ],
    },
    outline: [2, 3],
    search: {
      provider: 'local',
      // What is written on a button is its name; keys that are written beside it would be no part of it.
      options: { translations: { button: { buttonText: searchText, buttonAriaLabel: searchText } } },
    },
    notFound: { linkLabel: 'Take me home', linkText: 'Take me home' },
  },
});

/**
 * @param {string} text
 * @param {readonly string[]} names
 */
function section(text, names) {
  return { text, items: names.map((name) => page(`docs/${name}.md`)) };
}

/**
 * A page under its own heading.
 * @param {string} path
 */
function page(path) {
  const [, heading = path] = /^# (.*)$/m.exec(readFileSync(`${root}${path}`, 'utf8')) ?? [];
  return { text: heading.replace(/:.*/, ''), link: `/${path.replace(/\.md$/, '')}` };
}
