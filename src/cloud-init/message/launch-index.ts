import { entryAt } from '../values/guest-value.js';
import { readYaml } from '../values/read-yaml.js';
import type { Scalar } from '../values/scalar.js';
import type { GuestPart } from './guest-part.js';

/**
 * The instance that a part is for: the header Launch-Index says it, else the key launch-index of a cloud-config.
 * Sources: user_data.py _attach_launch_index, filters/launch_index.py.
 */
export function launchIndexOf({
  contentType,
  headers,
  content,
}: Pick<GuestPart, 'contentType' | 'headers' | 'content'>): Pick<GuestPart, 'launchIndex'> {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === 'launch-index');
  if (name !== undefined) return { launchIndex: integerOf(headers[name] ?? '') ?? Number.NaN };
  if (contentType !== 'text/cloud-config' || !content.includes('launch-index')) return {};
  const read = readYaml(content);
  const entry = read.ok && read.value.kind === 'map' ? entryAt(read.value, 'launch-index') : undefined;
  const launchIndex = entry?.value.kind === 'scalar' ? integerOf(entry.value.value) : undefined;
  return launchIndex === undefined ? {} : { launchIndex };
}

/** Python's int(). */
function integerOf(value: Scalar): number | undefined {
  if (typeof value === 'string')
    return /^\s*[-+]?[0-9]+(?:_[0-9]+)*\s*$/.test(value) ? Number(value.replaceAll('_', '')) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : undefined;
  return typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : undefined;
}
