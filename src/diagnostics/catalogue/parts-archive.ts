import type { Diagnostic } from '../diagnostic.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const notAList = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, {
    code: 'archive-list',
    device,
    found: `the archive "${filename}" is ${found}`,
    expected: 'a list of parts, like - { type: text/cloud-config, content: "…" }',
  });

export const archiveEntry = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, {
    code: 'archive-entry',
    device,
    found: `an entry of the archive "${filename}" is ${found}, which cloud-init passes over`,
    expected: 'a text, or a mapping with type and content',
  });

export const archiveType = (
  place: Place,
  { filename, device, type }: AboutPart & { type: string },
): Diagnostic =>
  partMessage(place, {
    code: 'archive-type',
    device,
    found: `the type "${type}" in the archive "${filename}"`,
    expected: 'two words with a slash, like text/cloud-config: cloud-init stops at any other',
  });

export const archiveKind = (
  place: Place,
  { filename, device, contentType }: AboutPart & { contentType: string },
): Diagnostic =>
  partMessage(place, {
    code: 'archive-kind',
    device,
    found: `an entry of the archive "${filename}" is ${contentType}, which cloud-init does not open there`,
    expected: 'it as a part of its own, beside the archive',
  });

export const archiveLaunchIndex = (
  place: Place,
  { filename, device, found }: AboutPart & { found: string },
): Diagnostic =>
  partMessage(place, {
    code: 'launch-index',
    device,
    found: `the launch-index in the archive "${filename}" is ${found}`,
    expected: 'a whole number, like 0',
  });

export const archiveValue = (
  place: Place,
  { filename, device, key, found }: AboutPart & { key: string; found: string },
): Diagnostic =>
  partMessage(place, {
    code: 'archive-value',
    device,
    found: `"${key}" in the archive "${filename}" is ${found}`,
    expected: 'a text: cloud-init makes a header of it, or a body, and stops at anything else',
    remedy: key === 'content' ? 'write content: | and the text below it' : undefined,
  });
