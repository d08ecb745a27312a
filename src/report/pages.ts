import { bytesText } from './data/bytes-text.js';
import type { Row } from './data/row.js';
import { type SiteData, shardPaths } from './data/site-data.js';
import { dataBlock, type Html, html } from './html.js';

export interface Assets {
  /** Below the report. */
  readonly script: string;
  readonly style: string;
  readonly icon: string;
}

/** Nothing runs or is loaded but what lies in the report itself. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The first page: a table of the first devices, and of all where scripts run. */
export function indexPage(site: SiteData, rows: readonly Row[], assets: Assets): string {
  const { devices } = site.totals;
  const rest =
    devices > rows.length
      ? html`<p>The first ${rows.length} of ${devices} devices. All of them:</p>`
      : html``;
  return page(
    { title: `${site.namespace}: ${devices} devices`, assets, up: '' },
    html`${dataBlock('site', site)}<script src="${assets.script}" defer></script>`,
    html`<div id="app">
<header class="top"><a class="brand" href="index.html">seedpress</a> <span class="site">${site.namespace}</span></header>
<main class="plain"><h1>Fleet</h1>
<noscript><p class="note">Search, sorting and the page of a device need scripts. The table is complete without them.</p></noscript>
${table(rows)}
${rest}${site.shards.length > 1 ? shardList(site) : html``}
</main></div>`,
  );
}

/** A shard's devices as a table, for readers without scripts. */
export const shardPage = (rows: readonly Row[], assets: Assets): string =>
  page(
    { title: `${rows[0]?.id ?? ''} to ${rows.at(-1)?.id ?? ''}`, assets, up: '../' },
    html``,
    html`<header class="top"><a class="brand" href="../index.html">seedpress</a></header>
<main class="plain"><h1>${rows[0]?.id ?? ''} to ${rows.at(-1)?.id ?? ''}</h1>
<p><a href="../index.html">All devices</a></p>
${table(rows)}
</main>`,
  );

/** A page of its own: it needs nothing of the site. `home` is where its name leads. */
export const playgroundPage = (assets: Assets, { home }: { home: string }): string =>
  page(
    { title: 'Playground', assets, up: '' },
    html`<script src="${assets.script}" defer></script>`,
    html`<div id="app" data-home="${home}">
<header class="top"><a class="brand" href="${home}">seedpress</a></header>
<main class="plain"><h1>Playground</h1><noscript><p class="note">The playground needs scripts.</p></noscript></main></div>`,
  );

const page = (
  { title, assets: { style, icon }, up }: { title: string; assets: Assets; up: string },
  head: Html,
  body: Html,
): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title} - seedpress</title>
<link rel="icon" href="${up}${icon}">
<link rel="stylesheet" href="${up}${style}">
${head}
</head>
<body>
${body}
</body>
</html>
`.markup;

const table = (rows: readonly Row[]): Html => html`<div class="sheet"><table class="fleet">
<thead><tr><th scope="col">Device</th><th scope="col">Type</th><th scope="col">Address</th><th scope="col">MAC</th><th scope="col">UUID</th><th scope="col">Seeds</th></tr></thead>
<tbody>
${rows.map(tableRow)}</tbody>
</table></div>`;

const tableRow = ({ id, type, address, addresses, macs, uuid, images }: Row): Html =>
  html`<tr><th scope="row">${id}</th><td>${type}</td><td>${address || addresses.join(', ')}</td><td>${macs.join(', ')}</td><td>${uuid}</td><td>${images.map(({ name, bytes }) => (bytes === undefined ? name : `${name} (${bytesText(bytes)})`)).join(', ')}</td></tr>
`;

const shardList = ({ shards }: SiteData): Html => html`<nav aria-label="All devices"><ul class="shards">
${shards.map(
  ({
    name,
    first,
    last,
    count,
  }) => html`<li><a href="${shardPaths(name).page}">${first} to ${last}</a> (${count})</li>
`,
)}</ul></nav>`;
