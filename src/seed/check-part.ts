import { archiveKind } from '../diagnostics/catalogue/parts-archive.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { Part, PartDeclaration } from '../domain/part.js';
import { archiveEntries } from './archive-entries.js';
import type { GuestFacts, PartContext, PartList } from './checks/check.js';
import { checks, gates } from './checks/index.js';
import { type ParsedYaml, parseGuestYaml } from './checks/parsed-yaml.js';
import { type ReadGuestConfig, readGuestConfig } from './guest-config/read-guest-config.js';
import type { PlaceOf } from './rendered-text.js';

export interface PartOrigin {
  readonly declaration: Pick<PartDeclaration, 'template' | 'origin' | 'include'>;
  readonly list: PartList;
  readonly device: Pick<Device, 'id' | 'os'>;
  readonly placeOf: PlaceOf;
  /** Nothing is known of them where it is left out. */
  readonly guest?: GuestFacts;
}

/** All that is wrong with a part as one device gets it. */
export function checkPart(part: Part, origin: PartOrigin): readonly Diagnostic[] {
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
