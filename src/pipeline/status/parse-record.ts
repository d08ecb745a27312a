import type { AccessRecord } from './access-record.js';
import { parseCombinedRecord } from './combined-record.js';
import { parseJsonRecord } from './json-record.js';

/** Reads a line of a log of ours: nginx's, Apache's, lighttpd's or Caddy's, or that of `serve`; undefined for others. */
export const parseAccessRecord = (line: string): AccessRecord | undefined => parseJsonRecord(line);

/** The same for a log that somebody names: it may have the form that most web servers give to theirs. */
export const parseForeignRecord = (line: string): AccessRecord | undefined =>
  line.startsWith('{') ? parseJsonRecord(line) : parseCombinedRecord(line);
