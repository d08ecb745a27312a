import type { Device } from '../../domain/device.js';
import type { DeviceType } from '../../domain/device-type.js';
import { sha256 } from '../../domain/sha256.js';
import type { Site } from '../../domain/site.js';
import type { InputFile } from '../../inventory/input-files.js';
import type { Templates } from '../../templates/open-templates.js';
import type { Tokens } from './tokens.js';

export interface DigestContext {
  readonly site: Site;
  readonly templates: Templates;
  readonly files: readonly InputFile[];
  /** Version of seedpress: another one may write other bytes. */
  readonly version: string;
  /** A device's URL stands in its parts. */
  readonly tokenOf: Tokens['tokenOf'];
}

/**
 * Makes the function that names a device's folder in the store: the digest of all that its content is built
 * from, which is the resolved device, its type, every template that it can read, the site and this program.
 */
export function deviceDigests(context: DigestContext): (device: Device, type: DeviceType) => string {
  const shared = new Map<string, string>();
  return (device, type) => {
    const { networkConfig } = device;
    const files = [
      ...device.files.flatMap(({ source }) => ('template' in source ? [source.template] : [])),
      ...(typeof networkConfig === 'object' ? [networkConfig.template] : []),
    ];
    const key = JSON.stringify([type.name, files]);
    const others = shared.get(key) ?? sharedDigest(type, files, context);
    shared.set(key, others);
    return digestOf([others, device, context.tokenOf(device.id)]);
  };
}

/** All but the device itself: the same for most devices of a type. */
function sharedDigest(type: DeviceType, files: readonly string[], context: DigestContext): string {
  const { site, version } = context;
  const names = [...[...type.userData, ...type.vendorData].map(({ template }) => template), ...files];
  return digestOf([version, site, withoutOrigins(type), closureDigest(names, type.chain, context)]);
}

function closureDigest(
  names: readonly string[],
  chain: readonly string[],
  { templates, files }: Pick<DigestContext, 'templates' | 'files'>,
): string {
  const closures = names.map((name) => templates.closure(name, chain));
  // Where a name is computed at run time, any template may be read.
  const readsAny = closures.some(({ complete }) => !complete);
  const read = new Set(closures.flatMap((closure) => closure.files.map((path) => `templates/${path}`)));
  const isRead = (path: string): boolean => (readsAny ? path.startsWith('templates/') : read.has(path));
  return digestOf(files.filter(({ path }) => isRead(path)).map(({ path, sha256 }) => [path, sha256]));
}

// A part that moved to another line is still the same part.
const withoutOrigins = ({ userData, vendorData, ...type }: DeviceType) => ({
  ...type,
  parts: [userData, vendorData].map((parts) => parts.map(({ origin: _, typeOrigin: __, ...part }) => part)),
});

const digestOf = (value: unknown): string => sha256(JSON.stringify(value));
