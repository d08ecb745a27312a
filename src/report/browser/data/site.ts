import type { SiteData } from '../../data/site-data.js';

/** What the page holds of its site. */
export function siteOf(document: Document): SiteData | undefined {
  const text = document.getElementById('site')?.textContent;
  return text ? (JSON.parse(text) as SiteData) : undefined;
}
