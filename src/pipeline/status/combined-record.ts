import type { AccessRecord } from './access-record.js';
import { loggedUri } from './logged-uri.js';

/**
 * Reads a line of Apache's "common" or "combined" form, which most web servers write by default; a virtual host may stand before it.
 * Source: https://httpd.apache.org/docs/2.4/mod/mod_log_config.html
 */
export function parseCombinedRecord(line: string): AccessRecord | undefined {
  const match =
    /^(?:\S+:[0-9]+ )?([0-9a-fA-F.:]+) \S+ \S+ \[([^\]]+)\] "((?:[^"\\]|\\.)*)" ([0-9]{3})(?: |$)/.exec(line);
  if (match === null) return undefined;
  const [, peer = '', stamp = '', request = '', status] = match;
  const time = timeOf(stamp);
  if (time === undefined) return undefined;
  const [method = '', uri = ''] = request.split(' ');
  return { time, peer, method, uri: loggedUri(uri), status: Number(status), digest: '' };
}

/** `28/Nov/2026:16:09:11 +0000`. */
function timeOf(stamp: string): number | undefined {
  const match = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(stamp);
  if (match === null) return undefined;
  const [, day, month = '', year, clock, hours, minutes] = match;
  const number = months.indexOf(month) + 1;
  const time = Date.parse(`${year}-${String(number).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`);
  return Number.isNaN(time) ? undefined : time;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
