import { checkIncludes } from '../../checks/check-includes.js';
import { checkParts } from '../../checks/check-parts.js';
import { guestFacts } from '../../checks/guest-facts.js';
import { networkConfigProblems } from '../../checks/network-config.js';
import { ownServerProblems, reachable } from '../../checks/own-server.js';
import { plainProblems } from '../../checks/plain-user-data.js';
import type { ScriptText } from '../../checks/script-text.js';
import type { BesideParts } from '../../checks/together/beside-parts.js';
import { isLeftOut } from '../../cloud-init/left-out.js';
import type { ConfigSchema } from '../../cloud-init/schema/json-schema.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { Guest } from '../../domain/guest.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { Seed } from '../../domain/seed.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { valueOrigins } from '../../domain/value-origins.js';
import { effectiveTypes } from '../../inventory/groups/effective-types.js';
import type { InputFile } from '../../inventory/input-files.js';
import { guestOf } from '../../layouts/guests/index.js';
import { type BuiltSeed, buildSeed } from '../../seed/build-seed.js';
import { Sizes } from './check-sizes.js';
import { ValueSizes } from './check-values.js';
import { deviceDigests } from './device-digest.js';
import type { LoadedSite } from './load-site.js';
import type { Tokens } from './tokens.js';

/** A device on its way to the output: stored already, or rendered and waiting to be written. */
export type PlannedDevice =
  | { readonly device: Device; readonly digest: string; readonly stored: DeviceRecord }
  | { readonly device: Device; readonly digest: string; readonly seed: Seed };

export interface RenderContext extends LoadedSite {
  readonly files: readonly InputFile[];
  readonly version: string;
  /** What is stored under a digest; the reason why an unchanged device is not rendered again. */
  readonly storedRecord: (digest: string) => DeviceRecord | undefined;
  /** What is stored is looked at as well: nothing remembers what an older build warned of. */
  readonly strict: boolean;
  readonly tokenOf: Tokens['tokenOf'];
  readonly schema?: ConfigSchema | undefined;
}

export interface RenderedDevices {
  readonly planned: readonly PlannedDevice[];
  readonly diagnostics: readonly Diagnostic[];
  /** The scripts of all that was rendered. */
  readonly scripts: readonly ScriptText[];
}

/**
 * Renders every device that is not stored yet, and writes nothing: all mistakes are known before the first
 * byte reaches the disk.
 */
export function renderDevices(devices: readonly Device[], context: RenderContext): RenderedDevices {
  const { inventory, templates, files, version, storedRecord, strict, tokenOf, schema } = context;
  const { site, groups } = inventory;
  const typeOf = effectiveTypes(inventory);
  const digestOf = deviceDigests({ site, groups, templates, files, version, tokenOf });
  const planned: PlannedDevice[] = [];
  const diagnostics: Diagnostic[] = [];
  const scripts: ScriptText[] = [];
  const sizes = new Sizes(site);
  const values = new ValueSizes(inventory);
  for (const device of devices) {
    const type = typeOf(device);
    const digest = digestOf(device, type);
    const stored = storedRecord(digest);
    if (stored !== undefined && !strict) {
      planned.push({ device, digest, stored });
      continue;
    }
    const source = inventory.sources.get(device.id);
    const cloudInit = type.cloudInit ?? site.cloudInit;
    const guest = guestOf(device);
    const built = buildSeed(device, {
      type,
      groups,
      site,
      templates,
      guest,
      url: deviceUrl(device.id, site, tokenOf(device.id)),
      isDropped: (contentType) => isLeftOut(contentType, cloudInit),
    });
    const checked = checkParts(built.parts, {
      device,
      guest: guestFacts(cloudInit, schema, { isOther: !isCloudInits(guest) }),
      originOf: source && valueOrigins(source),
      beside: source === undefined ? {} : besideParts(device, source),
      isPlain: device.userDataFormat === 'plain',
    });
    const found = [
      ...built.diagnostics,
      ...reachable(checked.diagnostics, device),
      ...checkIncludes(device, { type, site }),
      ...ownServerProblems(built.parts, device, { type, site, found: checked.diagnostics }),
      ...(built.network === undefined ? [] : networkProblems(built.network, device)),
      ...(device.userDataFormat === 'plain'
        ? plainProblems(built.parts, built.seed, { name: device.guest, userData: guest.userData })
        : []),
    ];
    diagnostics.push(...found);
    scripts.push(...checked.scripts);
    if (found.some(isError)) continue;
    sizes.add(built.seed, type);
    values.add(built.seed, type);
    planned.push({ device, digest, ...(stored === undefined ? { seed: built.seed } : { stored }) });
  }
  return { planned, diagnostics: [...diagnostics, ...sizes.diagnostics, ...values.diagnostics], scripts };
}

/** Windows has rules of its own, which the checks know. */
const isCloudInits = ({ os, userData }: Guest): boolean => os === 'windows' || userData.isCloudInits === true;

/** Where a device has what is no part of its user-data. */
const besideParts = (
  { publicKeys, files }: Device,
  source: SourceNode,
): Pick<BesideParts, 'publicKeys' | 'files'> => ({
  ...(Object.keys(publicKeys).length === 0 ? {} : { publicKeys: originAt(source, ['public_keys']) }),
  ...(files.length === 0 ? {} : { files: originAt(source, ['files']) }),
});

const networkProblems = (
  { text, placeOf }: NonNullable<BuiltSeed['network']>,
  { id }: Device,
): readonly Diagnostic[] =>
  networkConfigProblems(text, { placeOf }).map((diagnostic) => ({ ...diagnostic, devices: [id] }));
