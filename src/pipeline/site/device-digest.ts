import type { Device, FileSource, TemplateSource } from '../../domain/device.js';
import { type DeviceGroup, foldersOf } from '../../domain/device-group.js';
import type { DeviceType } from '../../domain/device-type.js';
import { sha256 } from '../../domain/sha256.js';
import type { Site } from '../../domain/site.js';
import type { InputFile } from '../../inventory/input-files.js';
import type { Templates } from '../../templates/open-templates.js';
import type { Tokens } from './tokens.js';

export interface DigestContext {
  readonly site: Site;
  readonly groups: ReadonlyMap<string, DeviceGroup>;
  readonly templates: Templates;
  readonly files: readonly InputFile[];
  /** Version of seedpress: another one may write other bytes. */
  readonly version: string;
  /** Of the site's own code; empty where there is none. */
  readonly codeDigest: string;
  /** A device's URL stands in its parts. */
  readonly tokenOf: Tokens['tokenOf'];
  /** A digest stands in names and in the manifest, and that of a short secret could be guessed. */
  readonly hideSecrets: (text: string) => string;
  /** The public key of who signs the user-data of devices with `signed: true`. */
  readonly signedBy?: string | undefined;
}

/**
 * Makes the function that names a device's folder in the store: the digest of all that its content is built
 * from, which is the resolved device, its type, every template that it can read, the site and this program.
 */
export function deviceDigests(context: DigestContext): (device: Device, type: DeviceType) => string {
  const shared = new Map<string, string>();
  return (device, type) => {
    const { networkConfig } = device;
    const named: NamedFiles = {
      templates: [
        ...device.files.flatMap(({ source }) => ('template' in source ? [source] : [])),
        ...(typeof networkConfig === 'object' ? [networkConfig] : []),
      ],
      files: device.files.flatMap(({ source }) => ('file' in source ? [source] : [])),
    };
    const key = JSON.stringify([type.name, device.groups, named]);
    const others = shared.get(key) ?? sharedDigest(type, named, context);
    shared.set(key, others);
    // The view is made of the other fields.
    const own = [others, { ...device, view: undefined }, context.tokenOf(device.id)];
    const signed = device.signed === true && context.signedBy !== undefined ? [context.signedBy] : [];
    return sha256(context.hideSecrets(JSON.stringify([...own, ...signed])));
  };
}

/** What a device names beside its parts. */
interface NamedFiles {
  /** Rendered, with what they read in turn. */
  readonly templates: readonly TemplateSource[];
  /** Copied as they are. */
  readonly files: readonly FileSource[];
}

/** All but the device itself: the same for most devices of a type. */
function sharedDigest(type: DeviceType, named: NamedFiles, context: DigestContext): string {
  const { site, version, codeDigest } = context;
  // Functions are no part of what JSON holds: the digest of the code stands for them.
  const { ownLayouts: _, ...settings } = site;
  const all = { ...named, templates: [...type.userData, ...type.vendorData, ...named.templates] };
  const inputs = [version, settings, withoutOrigins(type), closureDigest(all, type, context)];
  return digestOf(codeDigest === '' ? inputs : [...inputs, codeDigest]);
}

function closureDigest(
  named: NamedFiles,
  type: DeviceType,
  { templates, files, groups }: Pick<DigestContext, 'templates' | 'files' | 'groups'>,
): string {
  const closures = named.templates.map((source) =>
    templates.closure(source.template, foldersOf(source, type)),
  );
  // Where a name is computed at run time, any template may be read.
  const readsAny = closures.some(({ complete }) => !complete);
  const copied = named.files.flatMap((source) => templates.find(source.file, foldersOf(source, type)) ?? []);
  const rendered = closures.flatMap((closure) => closure.files);
  const read = new Set([...rendered, ...copied].map((path) => `templates/${path}`));
  const isRead = (path: string): boolean => (readsAny ? path.startsWith('templates/') : read.has(path));
  const inputs = files.filter(({ path }) => isRead(path));
  // A template that calls group() may look at any of them.
  const vars = inputs.some(({ text }) => /\bgroup\b/.test(text))
    ? [...groups.values()].map(({ name, vars: own }) => [name, own])
    : [];
  return digestOf([...inputs.map(({ path, sha256 }) => [path, sha256]), ...vars]);
}

// A part that moved to another line is still the same part.
const withoutOrigins = ({ userData, vendorData, ...type }: DeviceType) => ({
  ...type,
  parts: [userData, vendorData].map((parts) => parts.map(({ origin: _, typeOrigin: __, ...part }) => part)),
});

const digestOf = (value: unknown): string => sha256(JSON.stringify(value));
