import { readMessage } from '../cloud-init/message/read-message.js';
import type { Part } from '../domain/part.js';
import { textPlaces } from '../domain/text-place.js';
import type { CheckedPart } from './checked-part.js';
import { lintMessage } from './lint/lint-message.js';
import type { PartOrigin } from './part-origin.js';

/** All that is wrong with the parts of a MIME file that is a part itself: cloud-init walks into it. */
export function checkNested(
  { content }: Pick<Part, 'content'>,
  { placeOf, device: { id, os }, guest = {} }: Pick<PartOrigin, 'placeOf' | 'device' | 'guest'>,
): CheckedPart {
  const lineAt = textPlaces(content);
  const placeAt = (offset: number) => {
    const { line, column } = lineAt(offset);
    return placeOf(line, column);
  };
  const text = { text: content, placeAt };
  const { diagnostics, scripts, configs, facts } = lintMessage(readMessage(content), {
    text,
    guest: { os, facts: guest },
  });
  return {
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, devices: [id] })),
    scripts: scripts.map((script) => ({ ...script, device: id })),
    configs: (configs ?? []).map((config) => ('device' in config ? { ...config, device: id } : config)),
    ...(facts === undefined ? {} : { facts }),
  };
}
