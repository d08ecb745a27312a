import { notUserData } from '../../diagnostics/catalogue/seed-files.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import type { CheckedPart } from '../checked-part.js';
import { metaDataProblems } from '../meta-data.js';
import { networkConfigProblems } from '../network-config.js';
import { fileKind } from './file-kind.js';
import { fileText, placesIn } from './file-text.js';
import type { LintOptions } from './lint-options.js';
import { lintUserData } from './lint-user-data.js';

/** All that is wrong with one file of a seed, by what it is. */
export function lintFile(bytes: Buffer, options: LintOptions): CheckedPart {
  const { file } = options;
  const decoded = decodeUtf8(bytes);
  const text = decoded.ok ? decoded.text : bytes.toString('latin1');
  const kind = fileKind(file, text);
  if (kind === 'user-data') return lintUserData(bytes, options);
  const start = { position: { file, line: 1, column: 1 }, hint: '' };
  if (kind === 'tar') {
    const fix = 'unpack it with tar -xf, then lint the folder';
    return { diagnostics: [notUserData(start, { found: 'the file is a tar archive', fix })], scripts: [] };
  }
  if (kind === 'base64') {
    const fix = 'decode it first: base64 -d FILE | seedpress lint -';
    return { diagnostics: [notUserData(start, { found: 'the file is base64', fix })], scripts: [] };
  }
  const placeOf = placesIn(text, 0, fileText(text, { file, isPacked: false }));
  const problems = kind === 'meta-data' ? metaDataProblems : networkConfigProblems;
  return { diagnostics: problems(text, { placeOf }), scripts: [] };
}
