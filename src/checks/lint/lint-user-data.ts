import { readMessage } from '../../cloud-init/message/read-message.js';
import {
  brokenGzip,
  byteOrderMark,
  unknownStart,
  wrongBytes,
} from '../../diagnostics/catalogue/user-data.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import type { CheckedPart } from '../checked-part.js';
import { mergeProblems } from '../merging.js';
import { checkTogether } from '../together/check-together.js';
import { type FileText, fileText, placesIn } from './file-text.js';
import { foreignPart, ofNobody } from './foreign-part.js';
import { type LintedMessage, lintMessage } from './lint-message.js';
import type { LintOptions } from './lint-options.js';
import { versionMistakes, windowsMistakes } from './mime-version.js';
import { budgetMistakes } from './over-budget.js';
import { unzipped } from './unzipped.js';

/**
 * All that is wrong with a file of user-data, whoever made it: a cloud-config, a script, a MIME message, gzip of any of
 * them, by what cloud-init makes of it. Source: cloudinit/user_data.py convert_string.
 */
export function lintUserData(bytes: Buffer, options: LintOptions): CheckedPart {
  const { diagnostics, scripts, facts = [], sizes } = lintBytes(bytes, options);
  const together = checkTogether(facts, { device: '', cloudInit: options.guest.facts.cloudInit }).map(
    ofNobody,
  );
  // What is packed counts as it is, and of its parts nobody knows how much.
  const parts = isGzip(bytes) ? [] : sizes;
  const budget = budgetMistakes(bytes.length, { ...options, parts });
  return { diagnostics: [...diagnostics, ...together, ...budget], scripts };
}

function lintBytes(bytes: Buffer, { file, guest }: LintOptions): LintedMessage {
  const isPacked = isGzip(bytes);
  const start = { position: { file, line: 1, column: 1 }, hint: '' };
  const unpacked = isPacked ? unzipped(bytes) : bytes;
  if (unpacked === undefined) return only(brokenGzip(start, { what: 'the file' }));
  const decoded = decodeUtf8(unpacked);
  if (!decoded.ok) {
    const { line, column, byte } = decoded;
    const place = isPacked
      ? { ...start, hint: `line ${line} of the unpacked file` }
      : { position: { file, line, column }, hint: '' };
    return only(wrongBytes(place, { what: 'the file', byte }));
  }
  const text = fileText(decoded.text, { file, isPacked });
  const hasMark = unpacked.subarray(0, 3).toString('latin1') === '\u00ef\u00bb\u00bf';
  const mark = hasMark ? [byteOrderMark(text.placeAt(0))] : [];
  const linted = lintText(text, { head: unpacked.subarray(0, 4096), file, guest });
  return { ...linted, diagnostics: [...mark, ...linted.diagnostics] };
}

function lintText(
  text: FileText,
  { head, file, guest }: LintOptions & { readonly head: Buffer },
): LintedMessage {
  const isMessage = /mime-version:/i.test(head.toString('latin1'));
  const version = isMessage ? [] : versionMistakes(text);
  const asMessage = (more: readonly Diagnostic[]): LintedMessage => {
    const linted = lintMessage(readMessage(text.text), { text, guest });
    const merging = mergeProblems(linted.configs ?? []).map(ofNobody);
    return { ...linted, diagnostics: [...more, ...linted.diagnostics, ...merging] };
  };
  if (guest.os === 'windows' && (isMessage || version.length > 0)) return asMessage(windowsMistakes(text));
  // A boundary above all headers says nothing of the parts below it.
  if (isMessage || (version.length > 0 && !/^\s*--/.test(text.text))) return asMessage(version);
  if (version.length > 0) return only(...version);
  // cloud-init passes over nothing without a word.
  if (text.text === '') return only();
  const contentType = sniffedType(text.text);
  if (contentType !== undefined) {
    const part = { filename: file, contentType, content: text.text };
    const { configs = [], ...checked } = foreignPart(part, {
      placeOf: placesIn(text.text, 0, text),
      guest,
      number: 1,
    });
    const merging = mergeProblems(configs).map(ofNobody);
    return { ...checked, diagnostics: [...checked.diagnostics, ...merging], sizes: [] };
  }
  const at = Math.max(0, text.text.search(/\S/));
  const first = /[^\n]*/.exec(text.text.slice(at))?.[0].trim() ?? '';
  return only(unknownStart(text.placeAt(at), { first, nearest: nearestName(first, beginnings) }));
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Of a file that is nothing to look into. */
const only = (...diagnostics: readonly Diagnostic[]): LintedMessage => ({
  diagnostics,
  scripts: [],
  sizes: [],
});

const beginnings = [
  ...['#cloud-config', '#cloud-boothook', '#cloud-config-archive', '#cloud-config-jsonp', '#include'],
  ...[
    '#include-once',
    '#part-handler',
    '## template: jinja',
    '#!/bin/sh',
    '#!/bin/bash',
    '#!/usr/bin/python3',
  ],
];
