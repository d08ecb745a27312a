import { checkIncludes } from '../../checks/check-includes.js';
import { guestFacts } from '../../checks/guest-facts.js';
import { networkConfigProblems } from '../../checks/network-config.js';
import { ownServerProblems, reachable } from '../../checks/own-server.js';
import { type PlainReader, plainProblems } from '../../checks/plain-user-data.js';
import { rememberedChecks } from '../../checks/remembered-checks.js';
import type { BesideParts } from '../../checks/together/beside-parts.js';
import { isLeftOut } from '../../cloud-init/left-out.js';
import type { ConfigSchema } from '../../cloud-init/schema/json-schema.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { deviceUrl } from '../../domain/device-url.js';
import { type Guest, readBy } from '../../domain/guest.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { Seed } from '../../domain/seed.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { valueOrigins } from '../../domain/value-origins.js';
import { effectiveTypes } from '../../inventory/groups/effective-types.js';
import type { InputFile } from '../../inventory/input-files.js';
import { guestOf } from '../../layouts/guests/index.js';
import { type BuiltSeed, buildSeed } from '../../seed/build-seed.js';
import { sealedSeed } from '../../seed/sealed-seed.js';
import { signedSeed } from '../../seed/signed/signed-seed.js';
import { ScriptKinds } from './check-scripts.js';
import { Sizes } from './check-sizes.js';
import { ValueSizes } from './check-values.js';
import { type DigestContext, deviceDigests } from './device-digest.js';
import type { LoadedSite } from './load-site.js';
import { ownChecks } from './own-checks.js';
import { type SealedInstance, type StoredAs, sealedInstanceOf, storedAs } from './sealing.js';
import type { Tokens } from './tokens.js';

/** A device on its way to the output: stored already, or rendered and waiting to be written. */
export type PlannedDevice =
  | { readonly device: Device; readonly digest: string; readonly stored: DeviceRecord }
  | { readonly device: Device; readonly digest: string; readonly seed: Seed };

/** A device that was rendered and has no error. */
export interface TakenDevice {
  readonly device: Device;
  readonly digest: string;
  readonly seed: Seed;
  readonly isSealed: boolean;
}

/** Stores a rendered device at once, so that no more than a few are in memory; what it wrote is thrown away where there is an error. */
export type Take = (rendered: TakenDevice) => Promise<DeviceRecord>;

export interface RenderContext extends LoadedSite {
  readonly files: readonly InputFile[];
  readonly version: string;
  /** What is stored under a digest; the reason why an unchanged device is not rendered again. */
  readonly storedRecord: (digest: string) => DeviceRecord | undefined;
  /** The instances that are published sealed. */
  readonly sealedInstance?: SealedInstance | undefined;
  /** What is stored is rendered as well: an older build may have warned of it. */
  readonly rendersStored: boolean;
  /** Devices are looked at and forgotten: nothing is planned. */
  readonly isCheck: boolean;
  /** Without it seeds stay in memory. */
  readonly take?: Take | undefined;
  /** How many devices may be under way with `take`. */
  readonly jobs: number;
  readonly tokenOf: Tokens['tokenOf'];
  readonly schema?: ConfigSchema | undefined;
  readonly hideSecrets: DigestContext['hideSecrets'];
  /** Signs the user-data of devices with `signed: true`; without it they are rendered as they are. */
  readonly signer?: Signer | undefined;
}

export interface RenderedDevices {
  readonly planned: readonly PlannedDevice[];
  readonly diagnostics: readonly Diagnostic[];
  /** The scripts of all that was rendered. */
  readonly scripts: ScriptKinds;
}

/**
 * Renders every device that is not stored yet, one after the other.
 */
export async function renderDevices(
  devices: readonly Device[],
  context: RenderContext,
): Promise<RenderedDevices> {
  const { inventory, templates, files, version, storedRecord, rendersStored, tokenOf, schema, hideSecrets } =
    context;
  const { isCheck, extensions, sealedInstance, signer } = context;
  const taking = taker(context);
  const { site, groups } = inventory;
  const typeOf = effectiveTypes(inventory);
  const codeDigest = extensions.digest;
  const digestOf = deviceDigests({
    site,
    groups,
    templates,
    files,
    version,
    codeDigest,
    tokenOf,
    hideSecrets,
    signedBy: signer?.publicKey,
  });
  const checkOwn = ownChecks(extensions, inventory);
  const planned: PlannedDevice[] = [];
  const diagnostics: Diagnostic[] = [];
  const scripts = new ScriptKinds();
  const checkParts = rememberedChecks();
  const sizes = new Sizes(site);
  const values = new ValueSizes(inventory);
  let hasError = false;
  for (const device of devices) {
    const type = typeOf(device);
    const whole = isCheck ? '' : digestOf(device, type);
    const instance = sealedInstanceOf(device, sealedInstance);
    let { digest, stored } = isCheck ? nowhere : storedAs(whole, { instance, storedRecord });
    if (stored !== undefined && !rendersStored) {
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
    const about = {
      device,
      guest: guestFacts(cloudInit, schema, { isOther: !isCloudInits(guest) }),
      originOf: source && valueOrigins(source),
      beside: source === undefined ? {} : besideParts(device, source),
      isPlain: device.userDataFormat === 'plain',
    };
    const checked = checkParts(built.parts, about, type);
    const found = [
      ...built.diagnostics,
      ...reachable(checked.diagnostics, device),
      ...checkIncludes(device, { type, site }),
      ...ownServerProblems(built.parts, device, { type, site, found: checked.diagnostics }),
      ...(built.network === undefined ? [] : networkProblems(built.network, device)),
      ...(device.userDataFormat === 'plain'
        ? plainProblems(built.parts, built.seed, plainReader(device.guest, { guest, site }))
        : []),
      ...checkOwn(device, built),
    ];
    diagnostics.push(...found);
    for (const script of checked.scripts) scripts.add(script, { device: device.id });
    if (found.some(isError)) {
      hasError = true;
      continue;
    }
    const signed =
      device.signed === true && signer !== undefined ? signedSeed(built.seed, signer) : built.seed;
    sizes.add(signed, type);
    values.add(built.seed, type);
    if (isCheck) continue;
    const isSealed = instance === built.seed.instanceId;
    if (!isSealed) ({ digest, stored } = storedAs(whole, { instance: undefined, storedRecord }));
    if (stored !== undefined) planned.push({ device, digest, stored });
    else {
      const seed = isSealed ? sealedSeed(built.seed) : signed;
      const rendered = { device, digest, seed, isSealed };
      const index = planned.push(rendered) - 1;
      if (taking === undefined || hasError) continue;
      await taking.add(rendered, (record) => {
        planned[index] = { device, digest, stored: record };
      });
    }
  }
  await taking?.end();
  return { planned, diagnostics: [...diagnostics, ...sizes.diagnostics, ...values.diagnostics], scripts };
}

/** What is only looked at goes into no store. */
const nowhere: StoredAs = { digest: '', stored: undefined };

function plainReader(name: string, { guest, site }: { guest: Guest; site: Site }): PlainReader {
  const { layouts, images } = readBy(guest, site);
  return { name, userData: guest.userData, sources: [...layouts, ...images] };
}

/** Windows has rules of its own, which the checks know. */
const isCloudInits = ({ os, userData }: Guest): boolean => os === 'windows' || userData.isCloudInits === true;

/** A few devices under way at once: each may run a program. */
function taker({ take, jobs }: Pick<RenderContext, 'take' | 'jobs'>) {
  if (take === undefined) return undefined;
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const throwFailure = async (): Promise<void> => {
    if (failure === undefined) return;
    await Promise.all(underWay);
    throw failure.error;
  };
  return {
    async add(rendered: TakenDevice, onTaken: (record: DeviceRecord) => void): Promise<void> {
      const taken = take(rendered)
        .then(onTaken, (error: unknown) => {
          failure ??= { error };
        })
        .finally(() => underWay.delete(taken));
      underWay.add(taken);
      if (underWay.size >= jobs) await Promise.race(underWay);
      await throwFailure();
    },
    async end(): Promise<void> {
      await Promise.all(underWay);
      await throwFailure();
    },
  };
}

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
