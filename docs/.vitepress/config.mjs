// The pages of the repository as a web site: `npm run docs`. README.md is its first page; every other page keeps its path, so that links
// are the same here and in the repository. docs/adr/0038-pages-by-vitepress.md says why this generator.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { pageLinksOnly, plainText } from './markdown.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

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
  // Works from a folder of any web server, and from a file that is opened in a browser.
  metaChunk: true,
  lastUpdated: false,
  markdown: {
    config: (md) => {
      plainText(md);
      pageLinksOnly(md);
    },
  },
  themeConfig: {
    nav: [
      { text: 'Tutorial', link: '/docs/tutorial' },
      { text: 'Reference', link: '/docs/reference' },
      { text: 'Checks', link: '/docs/checks' },
      { text: 'Compare', link: '/docs/compare' },
    ],
    sidebar: [
      section('Start', ['tutorial', 'playground', 'compare', 'import']),
      section('Describe machines', ['reference', 'templates', 'groups', 'networks', 'secrets']),
      section('Check and plan', ['checks', 'explain-and-plan', 'ci']),
      section('Give machines their seeds', ['attach', 'host', 'clients', 'guest', 'report', 'security']),
      section('Larger and from programs', ['library', 'extend', 'scale', 'performance']),
      section('Background', ['proof', 'reliability', 'glossary']),
      {
        text: 'Development',
        collapsed: true,
        items: [
          ...['ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'].map((name) => page(`${name}.md`)),
          ...readdirSync(`${root}docs/adr`)
            .sort()
            .map((name) => page(`docs/adr/${name}`)),
        ],
      },
    ],
    outline: [2, 3],
    search: { provider: 'local' },
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
