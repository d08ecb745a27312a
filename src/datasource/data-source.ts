import { encodeJson } from '../encode/json.js';
import { text } from './files/data_source.py.js';
import { filled } from './filled.js';
import type { GuestSite } from './guest-site.js';
import { serverUrls } from './server-urls.js';

/** DataSource<Name>.py: the reader of the namespace layout, for cloud-init 18.5 and above on Python 3.6 and above. */
export const dataSource = (site: GuestSite, { name }: { readonly name: string }): string =>
  filled(text, {
    NAME: name,
    NAMESPACE: insideQuotes(site.namespace),
    METADATA_URLS: serverUrls(site).map(insideQuotes).join('",\n    "'),
  });

/** JSON's strings are Python's as well. */
const insideQuotes = (value: string): string => encodeJson(value).slice(1, -1);
