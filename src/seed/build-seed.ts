import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { Guest } from '../domain/guest.js';
import type { Seed } from '../domain/seed.js';
import { buildFiles } from './build-files.js';
import { buildNetwork, type RenderedNetwork } from './build-network.js';
import { buildParts } from './build-parts.js';
import { instanceIdsOf } from './instance-id.js';
import { type RenderedPart, type TextContext, TextSource } from './text-source.js';

export interface SeedContext extends TextContext {
  /** Where the device finds its own folder, with a slash at its end. */
  readonly url: string;
  /** Whether no guest of the device takes parts of such a type: they are left out. */
  readonly isDropped: (contentType: string) => boolean;
  /** What reads the seed. */
  readonly guest: Pick<Guest, 'userData' | 'drops'>;
}

export interface BuiltSeed {
  /** Whole only where no diagnostic is an error. */
  readonly seed: Seed;
  readonly diagnostics: readonly Diagnostic[];
  /** Its parts as they were rendered, for checks to look at. */
  readonly parts: readonly RenderedPart[];
  /** The network-config that a template gave. */
  readonly network?: RenderedNetwork;
}

/** Turns a device into its seed: every text rendered, nothing encoded for a client yet. */
export function buildSeed(device: Device, context: SeedContext): BuiltSeed {
  const { type, site, guest, url: folder, isDropped } = context;
  const cloudInit = type.cloudInit ?? site.cloudInit;
  const texts = new TextSource(device, context);
  const user = buildParts(type.userData, texts, {
    list: 'user_data',
    folder,
    isDropped,
    onlyType: guest.userData.contentType,
  });
  const vendor = buildParts(type.vendorData, texts, { list: 'vendor_data', folder, isDropped });
  const { networkConfig } = device;
  const network = typeof networkConfig === 'object' ? buildNetwork(networkConfig, texts) : undefined;
  const seen = {
    id: device.id,
    type: device.type,
    uuid: device.uuid,
    hostname: device.hostname,
    ...(device.fqdn === undefined ? {} : { fqdn: device.fqdn }),
    ...(device.managementIp === undefined ? {} : { managementIp: device.managementIp }),
    publicKeys: device.publicKeys,
    metaData: device.metaData,
    userData: user.delivered,
    vendorData: vendor.delivered,
    interfaces: device.interfaces,
    files: guest.drops.includes('files') ? [] : buildFiles(device.files, texts),
    namespace: site.namespace,
    versions: site.versions,
  };
  const seed: Seed = {
    ...seen,
    userData: user.parts,
    vendorData: vendor.parts,
    gzipUserData: type.gzipUserData,
    networkConfig: typeof networkConfig === 'object' ? { text: network?.text ?? '' } : networkConfig,
    userDataFormat: device.userDataFormat,
    guest: device.guest,
    os: device.os,
    ...(cloudInit === undefined ? {} : { cloudInit }),
    ...(site.openstackVersions === undefined ? {} : { openstackVersions: site.openstackVersions }),
    included: [...user.included, ...vendor.included],
    ...instanceIdsOf(seen, {
      kind: site.instanceId,
      generation: device.generation,
      kept: device.instanceId,
      networkText: network?.text,
    }),
  };
  const { parts, diagnostics } = texts;
  return { seed, parts, diagnostics, ...(network === undefined ? {} : { network }) };
}
