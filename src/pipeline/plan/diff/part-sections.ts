import { gunzipSync } from 'node:zlib';
import { decodedBody, textOf } from '../../../cloud-init/message/decoded-body.js';
import { parameterOf } from '../../../cloud-init/message/header-parameters.js';
import { headerOf, type ReadMessage, readMessage } from '../../../cloud-init/message/read-message.js';
import type { Section } from './section.js';

/**
 * The parts of a message, decoded, each with its telling headers above its text; before them, under no name, the list
 * of their names, which tells when one comes, goes or moves.
 */
export function partSections(message: string): readonly Section[] {
  const leaves = leavesOf(readMessage(message));
  const counts = new Map<string, number>();
  const parts = leaves.map((leaf, index) => {
    const name = filenameOf(leaf) ?? `part ${index + 1}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, text: `${headersOf(leaf)}\n${bodyOf(leaf)}` };
  });
  return [{ name: '', text: parts.map(({ name }) => `${name}\n`).join('') }, ...parts];
}

const leavesOf = (message: ReadMessage): readonly ReadMessage[] =>
  message.parts === undefined ? [message] : message.parts.flatMap(leavesOf);

const filenameOf = (message: ReadMessage): string | undefined =>
  parameterOf(headerOf(message, 'content-disposition'), 'filename');

/** What decides about the fate of a part in the guest; how it is packed does not. */
const headersOf = (message: ReadMessage): string =>
  [['Content-Type', message.contentType], ...tellingHeaders.map((name) => [name, headerOf(message, name)])]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

const tellingHeaders = ['Merge-Type', 'X-Merge-Type', 'Launch-Index'];

function bodyOf(message: ReadMessage): string {
  const bytes = decodedBody(message);
  if (!/^application\/(?:x-)?gzip/.test(message.contentType)) return textOf(bytes);
  try {
    return textOf(gunzipSync(bytes));
  } catch {
    return textOf(bytes);
  }
}
