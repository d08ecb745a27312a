import type { DeviceRecord, Manifest } from '../../domain/manifest.js';
import { currentGeneration, generationNumbers, readManifest } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';

/** A device's folder in the store, as the generations that are on the disk name it. */
export interface KnownBuild {
  readonly id: string;
  /** The newest generation that names it. */
  readonly generation: number;
  readonly instanceId: string;
  readonly isCurrent: boolean;
  readonly isSealed: boolean;
}

/** What is published now, and what was before, as far as it was kept. */
export interface Builds {
  readonly generation: number;
  readonly manifest: Manifest;
  readonly byDigest: ReadonlyMap<string, KnownBuild>;
  /** The device that has an address now. */
  readonly byAddress: ReadonlyMap<string, string>;
}

/** A text that changes whenever `readBuilds` would give something else. */
export const buildsState = (folders: OutputFolders): string =>
  [currentGeneration(folders), ...generationNumbers(folders)].join();

/** Undefined where nothing is published. */
export function readBuilds(folders: OutputFolders): Builds | undefined {
  const generation = currentGeneration(folders);
  const manifest = generation === undefined ? undefined : readManifest(generation, folders);
  if (generation === undefined || manifest === undefined) return undefined;
  const byDigest = new Map<string, KnownBuild>();
  const add = (number: number, { devices }: Manifest): void => {
    for (const [id, { digest, instance_id: instanceId, sealed: isSealed = false }] of Object.entries(devices))
      byDigest.set(digest, {
        id,
        generation: number,
        instanceId,
        isCurrent: number === generation,
        isSealed,
      });
  };
  for (const number of generationNumbers(folders)) {
    const older = number === generation ? undefined : readManifest(number, folders);
    if (older !== undefined) add(number, older);
  }
  add(generation, manifest);
  return { generation, manifest, byDigest, byAddress: addressesOf(manifest.devices) };
}

const addressesOf = (devices: Readonly<Record<string, DeviceRecord>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(devices).flatMap(([id, { management_ip: address }]) =>
      address === undefined ? [] : [[address, id] as const],
    ),
  );
