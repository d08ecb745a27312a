import { multipartForWindows, versionLate, versionMissing } from '../../diagnostics/catalogue/mime.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { FileText } from './file-text.js';

/** A file that is meant as MIME, and that cloud-init does not take for it. Source: user_data.py convert_string. */
export function versionMistakes({ text, placeAt }: FileText): readonly Diagnostic[] {
  // Cut before the search: over a megabyte of blanks it would take minutes.
  if (!looksLikeMime.test(text.trimStart().slice(0, headMost))) return [];
  const at = text.search(/^mime-version:/im);
  return [at < 0 ? versionMissing(placeAt(0)) : versionLate(placeAt(at))];
}

/** Source: cloudbase-init, plugins/common/userdata.py _process_user_data. */
export function windowsMistakes({ text, placeAt }: FileText): readonly Diagnostic[] {
  const headers = text.split(/\r?\n\r?\n/, 1)[0] as string;
  return headers.includes('Content-Type: multipart') ? [] : [multipartForWindows(placeAt(0))];
}

const headMost = 65_536;

/** Headers that end in a multipart, or a boundary with a header below it. */
const looksLikeMime =
  /^(?:(?:From [^\n]*|[!-9;-~]+:[^\n]*|[ \t][^\n]*)\n)*content-type:[ \t]*multipart\/|^--\S[^\n]*\n(?:content-|mime-version:)/i;
