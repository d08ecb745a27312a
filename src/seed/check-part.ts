import { archiveKind } from '../diagnostics/catalogue/parts-archive.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import { archiveEntries } from './archive-entries.js';
import type { GuestFacts, PartContext, PartList } from './checks/check.js';
import { checks, gates } from './checks/index.js';
import { type ParsedYaml, parseGuestYaml } from './checks/parsed-yaml.js';
import { type ReadGuestConfig, readGuestConfig } from './guest-config/read-guest-config.js';
import { validate } from './guest-config/validate.js';
import { freedomOf } from './known-texts/free-words.js';
import type { PlaceOf } from './rendered-text.js';

export interface PartOrigin {
  readonly declaration: Pick<PartDeclaration, 'template' | 'origin' | 'include'>;
  readonly list: PartList;
  readonly device: Pick<Device, 'id' | 'os'>;
  readonly placeOf: PlaceOf;
  /** Nothing is known of them where it is left out. */
  readonly guest?: GuestFacts;
  /** Where a value of the device was written, by its text. */
  readonly originOf?: PartContext['originOf'];
}

/** All that is wrong with a part as one device gets it. */
export function checkPart(part: Part, origin: PartOrigin): readonly Diagnostic[] {
  const { guest = {}, list, declaration, device } = origin;
  if (guest.known === undefined || part.contentType !== 'text/cloud-config') return checkText(part, origin);
  const { template, origin: place } = declaration;
  const about = JSON.stringify([template, place, list, part.filename, device.os, guest.cloudInit?.text]);
  const before = guest.known.found(part.content, about);
  if (before !== undefined) return before.map((diagnostic) => ({ ...diagnostic, devices: [device.id] }));
  return checkText(part, origin, ({ found, yaml, config }) => {
    if (config?.ok !== true || config.value.kind !== 'map') return;
    const { schema } = guest;
    const inspected = (schema && validate(config.value, schema).inspected) ?? new Set();
    guest.known?.remember(part.content, about, {
      found,
      freedomOf: (words) =>
        freedomOf(words, { text: part.content, document: yaml.document, config: config.value, inspected }),
    });
  });
}

/** What came of a text, for whom it is of use. */
interface CheckedText {
  readonly found: readonly Diagnostic[];
  readonly yaml: ParsedYaml;
  readonly config: ReadGuestConfig | undefined;
}

function checkText(
  part: Part,
  origin: PartOrigin,
  onChecked?: (checked: CheckedText) => void,
): readonly Diagnostic[] {
  const { declaration, guest = {}, ...about } = origin;
  let parsed: ParsedYaml | undefined;
  let read: ReadGuestConfig | undefined;
  const yaml = (): ParsedYaml => {
    parsed ??= parseGuestYaml(part.content);
    return parsed;
  };
  const context: PartContext = {
    ...about,
    template: declaration.template,
    origin: declaration.origin,
    isIncluded: declaration.include !== undefined,
    yaml,
    config: () => {
      const { document, error } = yaml();
      if (error === undefined) read ??= readGuestConfig(document);
      return read;
    },
    guest,
  };
  const closed = gates.flatMap((gate) => gate(part, context));
  if (closed.length > 0) return closed;
  const found = checks.flatMap((check) => check(part, context));
  onChecked?.({ found, yaml: yaml(), config: context.config() });
  if (part.contentType !== 'text/cloud-config-archive' || found.length > 0) return found;
  return archiveEntries(part, context).flatMap(({ part: entry, placeOf }) =>
    isOpened.test(entry.contentType)
      ? [
          archiveKind(placeOf(1), {
            filename: part.filename,
            device: about.device.id,
            contentType: entry.contentType,
          }),
        ]
      : checkPart(entry, { ...origin, placeOf }),
  );
}

/** What cloud-init opens in the message itself, and in an archive no more. */
const isOpened = /^(?:text\/(?:x-include|cloud-config-archive)|multipart\/|application\/(?:x-)?g?zip)/;
