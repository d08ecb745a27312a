import { jinjaPart } from '../cloud-init/message/jinja-part.js';
import type { ReadYaml } from '../cloud-init/values/read-yaml.js';
import { lazyPlace } from '../diagnostics/lazy-place.js';
import type { Part } from '../domain/part.js';
import type { MergingPart } from './merging-part.js';
import type { PartOrigin } from './part-origin.js';
import { operationPlaces } from './parts/json-patch.js';
import { readsAsCloudInit } from './reads-as-cloud-init.js';

interface Read {
  /** Something in it cannot be. */
  readonly hasErrors: boolean;
  readonly yaml: () => ReadYaml;
}

/** What a part has to do with the cloud-config of its guest. */
export function mergingParts(
  part: Part,
  origin: PartOrigin,
  { hasErrors, yaml }: Read,
): readonly MergingPart[] {
  const { contentType, filename, content, mergeType } = part;
  const { declaration, device, placeOf } = origin;
  if (!readsAsCloudInit(origin)) return [];
  const isConfig = /^text\/cloud-config(?:-jsonp)?$/.test(contentType);
  if (!isConfig) return bringsMore(part) ? unread : [];
  if (hasErrors) return unread;
  const about = { filename, content, device: device.id };
  if (contentType === 'text/cloud-config-jsonp') {
    const placeOfOperation = operationPlaces(content, placeOf);
    return [{ ...about, kind: 'patch', placeOfOperation }];
  }
  const read = yaml();
  if (!read.ok || read.value.kind !== 'map') return [];
  const { value: map, placeAt } = read;
  const at = (offset: number) =>
    lazyPlace(() => {
      const { line, column } = placeAt(offset);
      return placeOf(line, column);
    });
  const place = { position: declaration.origin, hint: '' };
  const header = mergeType === undefined ? undefined : { text: mergeType, place };
  return [{ ...about, kind: 'config', map, placeAt: at, header }];
}

const unread: readonly MergingPart[] = [{ kind: 'unread' }];

/** Whether the guest may make a cloud-config of it. */
function bringsMore({ contentType, content }: Part): boolean {
  if (contentType !== 'text/jinja2') return opened.test(contentType);
  const jinja = jinjaPart(content);
  return jinja.kind === 'template' || (jinja.kind !== 'unmarked' && jinja.isConfig);
}

/** What cloud-init opens; of what is right in it the parts are looked at one by one. */
const opened = /^(?:text\/(?:x-include|cloud-config-archive)|multipart\/)/;
