import { entryAt } from '../../cloud-init/values/guest-value.js';
import { ownUrl } from '../../diagnostics/catalogue/own-urls.js';
import { isOwnAddress } from '../../domain/server-address.js';
import { configCheck } from './config-check.js';

/** Where cloud-init reports that a guest is done: the guest itself has nobody to tell. Source: cc_phone_home.py. */
export const ownPhoneHome = configCheck(({ config, about, placeOfValue }) => {
  const phoneHome = entryAt(config, 'phone_home')?.value;
  const url = phoneHome?.kind === 'map' ? entryAt(phoneHome, 'url')?.value : undefined;
  if (url?.kind !== 'scalar' || typeof url.value !== 'string' || !isOwnUrl(url.value)) return [];
  return [ownUrl(placeOfValue(url), { ...about, what: 'phone_home.url', url: url.value })];
});

/** Whether a URL leads every machine to itself. */
export function isOwnUrl(text: string): boolean {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return false;
  return isOwnAddress(new URL(text).hostname.replace(/^\[|\]$/g, ''));
}
