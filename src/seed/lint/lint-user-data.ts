import {
  brokenGzip,
  byteOrderMark,
  unknownStart,
  wrongBytes,
} from '../../diagnostics/catalogue/user-data.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Device } from '../../domain/device.js';
import { decodeUtf8 } from '../../domain/utf8.js';
import { readMessage } from '../../encode/mime/read-message.js';
import { sniffedType } from '../../encode/mime/sniffed-type.js';
import { type FileText, fileText, placesIn } from './file-text.js';
import { foreignPart } from './foreign-part.js';
import { lintMessage } from './lint-message.js';
import { versionMistakes, windowsMistakes } from './mime-version.js';
import { unzipped } from './unzipped.js';

export interface LintOptions {
  /** As messages name it. */
  readonly file: string;
  /** Of the guest: cloudbase-init reads other things than cloud-init does. */
  readonly os: Device['os'];
}

/**
 * All that is wrong with a file of user-data, whoever made it: a cloud-config, a script, a MIME message, gzip of any of
 * them, by what cloud-init makes of it. Source: cloudinit/user_data.py convert_string.
 */
export function lintUserData(bytes: Buffer, { file, os }: LintOptions): readonly Diagnostic[] {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const start = { position: { file, line: 1, column: 1 }, hint: '' };
  const unpacked = isPacked ? unzipped(bytes) : bytes;
  if (unpacked === undefined) return [brokenGzip(start, { what: 'the file' })];
  const decoded = decodeUtf8(unpacked);
  if (!decoded.ok) {
    const { line, column, byte } = decoded;
    const place = isPacked
      ? { ...start, hint: `, line ${line} of the unpacked file` }
      : { position: { file, line, column }, hint: '' };
    return [wrongBytes(place, { what: 'the file', byte })];
  }
  const text = fileText(decoded.text, { file, isPacked });
  const hasMark = unpacked.subarray(0, 3).toString('latin1') === '\u00ef\u00bb\u00bf';
  const mark = hasMark ? [byteOrderMark(text.placeAt(0))] : [];
  return [...mark, ...lintText(text, { head: unpacked.subarray(0, 4096), file, os })];
}

function lintText(
  text: FileText,
  { head, file, os }: LintOptions & { readonly head: Buffer },
): readonly Diagnostic[] {
  const isMessage = /mime-version:/i.test(head.toString('latin1'));
  const version = isMessage ? [] : versionMistakes(text);
  if (os === 'windows' && (isMessage || version.length > 0))
    return [...windowsMistakes(text), ...lintMessage(readMessage(text.text), { text, os })];
  // A boundary above all headers says nothing of the parts below it.
  if (isMessage || (version.length > 0 && !/^\s*--/.test(text.text)))
    return [...version, ...lintMessage(readMessage(text.text), { text, os })];
  if (version.length > 0) return version;
  // cloud-init passes over nothing without a word.
  if (text.text === '') return [];
  const contentType = sniffedType(text.text);
  if (contentType !== undefined) {
    const part = { filename: file, contentType, content: text.text };
    return foreignPart(part, { placeOf: placesIn(text.text, 0, text), os });
  }
  const at = Math.max(0, text.text.search(/\S/));
  const first = /[^\n]*/.exec(text.text.slice(at))?.[0].trim() ?? '';
  return [unknownStart(text.placeAt(at), { first, nearest: nearestName(first, beginnings) })];
}

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
