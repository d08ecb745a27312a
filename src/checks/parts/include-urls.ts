import { ownUrl } from '../../diagnostics/catalogue/own-urls.js';
import { includeNotOnce, notAUrl, noUrls } from '../../diagnostics/catalogue/parts.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { type Check, ofTypes } from './check.js';
import { isOwnUrl } from './own-urls.js';

/** One URL a line; a line that begins with # is a comment. Source: user_data.py _do_include. */
export const includeUrls: Check = ofTypes(
  ['text/x-include-url', 'text/x-include-once-url'],
  ({ content, filename, contentType }, { placeOf, device }) => {
    const about = { filename, device: device.id };
    const diagnostics: Diagnostic[] = [];
    let urls = 0;
    let firstPlain: number | undefined;
    let isOnce = false;
    content.split('\n').forEach((text, index) => {
      const header = /^#include(-once)?/i.exec(text);
      if (header !== null) isOnce = header[1] !== undefined;
      const url = text.slice(header?.[0].length ?? 0).trim();
      if (url === '' || url.startsWith('#')) return;
      urls += 1;
      if (!isUrl(url))
        diagnostics.push(notAUrl(placeOf(index + 1, text.indexOf(url) + 1), { ...about, text: url }));
      else if (!isOnce) firstPlain ??= index + 1;
      if (isOwnUrl(url))
        diagnostics.push(ownUrl(placeOf(index + 1, text.indexOf(url) + 1), { ...about, what: 'a URL', url }));
    });
    if (urls === 0) return [noUrls(placeOf(1), about)];
    // The type alone changes nothing: the line does.
    if (contentType === 'text/x-include-once-url' && firstPlain !== undefined)
      diagnostics.push(includeNotOnce(placeOf(firstPlain), about));
    return diagnostics;
  },
);

/** What cloud-init can fetch. Source: url_helper.py read_file_or_url. */
function isUrl(text: string): boolean {
  if (/\s/.test(text)) return false;
  if (text.startsWith('/')) return true;
  return /^(?:https?|ftps?|file):\/\//i.test(text) && URL.canParse(text);
}
