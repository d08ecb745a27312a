import { compressedTypes } from '../../cloud-init/message/compressed-types.js';
import { filenameOf } from '../../cloud-init/message/filename-of.js';
import type { LocatedMessage } from '../../cloud-init/message/read-message.js';
import type { Part } from '../../domain/part.js';
import type { CheckedPart } from '../checked-part.js';
import { takenType, typeProblem } from '../part-type.js';
import { decodedLeaf } from './decoded-leaf.js';
import type { FileText } from './file-text.js';
import { foreignPart } from './foreign-part.js';
import type { ForeignGuest } from './lint-options.js';
import { isMergeType } from './merge-header.js';

interface LeafOptions {
  /** Counts from 1: the part's name where it has none. */
  readonly number: number;
  /** The parts before it. */
  readonly above: readonly Part[];
  readonly text: FileText;
  readonly guest: ForeignGuest;
}

interface LintedLeaf extends CheckedPart {
  /** Its name, or what messages call it. */
  readonly filename: string;
  /** Absent where nothing comes out. */
  readonly part?: Part;
}

/** What its headers say about merging and about the instance that it is for, as far as it can be read. */
function defined(headers: LocatedMessage['headers']): Pick<Part, 'mergeType' | 'launchIndex'> {
  const valueOf = (wanted: RegExp) => headers.find(([name]) => wanted.test(name))?.[1].trim();
  const mergeType = valueOf(/^(?:X-)?Merge-Type$/);
  const launchIndex = valueOf(/^launch-index$/i);
  return {
    ...(mergeType === undefined || !isMergeType(mergeType) ? {} : { mergeType }),
    ...(launchIndex === undefined ? {} : { launchIndex: Number(launchIndex) }),
  };
}

/** One part of a message, as it comes out of its encodings, and what is wrong with it. */
export function lintLeaf(message: LocatedMessage, { number, above, text, guest }: LeafOptions): LintedLeaf {
  const filename = filenameOf(message) || `part-${String(number).padStart(3, '0')}`;
  const { content, placeOf, diagnostics } = decodedLeaf(message, { filename, text });
  if (content === undefined || placeOf === undefined) return { filename, diagnostics, scripts: [] };
  const declared = compressedTypes.includes(message.contentType) ? 'text/plain' : message.contentType;
  const contentType = takenType(declared, content);
  const part: Part = {
    ...{ filename, contentType, content, gzip: false, encoding: 'auto' },
    ...defined(message.headers),
  };
  // What cloudbase-init passes over is found by the checks of a part.
  const index = message.headers.findIndex(([name]) => name.toLowerCase() === 'content-type');
  const place = text.placeAt(message.headersAt[index] ?? message.at);
  const problem =
    guest.os === 'windows'
      ? undefined
      : typeProblem(part, { place, above, cloudInit: guest.facts.cloudInit });
  if (problem !== undefined) return { filename, part, diagnostics: [...diagnostics, problem], scripts: [] };
  const checked = foreignPart(part, { placeOf, guest, number });
  return { filename, part, ...checked, diagnostics: [...diagnostics, ...checked.diagnostics] };
}
