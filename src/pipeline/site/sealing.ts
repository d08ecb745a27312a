import type { Device } from '../../domain/device.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';

/** The instance-id with which a device is published sealed; undefined where it is not. */
export type SealedInstance = (id: string) => string | undefined;

/** The digest of what is left of a device, by that of all of it. */
export const sealedDigest = (digest: string): string => sha256(`sealed ${digest}`);

/** Read by itself: what else is damaged must not bring back what is sealed. */
export function currentLedger(folders: OutputFolders): Lines | undefined {
  const generation = currentGeneration(folders);
  return generation === undefined ? undefined : readLedger(generationFolder(generation, folders));
}

/** What a generation has sealed. */
export const sealedInLedger =
  (lines: Lines | undefined): SealedInstance =>
  (id) => {
    const index = lines?.find(id);
    return lines === undefined || index === undefined
      ? undefined
      : sealedIn(ledgerLine(lines.text(index)).record);
  };

export const sealedIn = (
  record: Pick<DeviceRecord, 'sealed' | 'instance_id'> | undefined,
): string | undefined => (record?.sealed === true ? record.instance_id : undefined);

/** Under which digest a device belongs into the store, and what is there. */
export interface StoredAs {
  readonly digest: string;
  readonly stored: DeviceRecord | undefined;
}

/** A device stays sealed as long as it is the same instance; which one it is may be known only when it is rendered. */
export function storedAs(
  digest: string,
  {
    instance,
    storedRecord,
  }: {
    readonly instance: string | undefined;
    readonly storedRecord: (digest: string) => DeviceRecord | undefined;
  },
): StoredAs {
  if (instance === undefined) return { digest, stored: storedRecord(digest) };
  const stored = storedRecord(sealedDigest(digest));
  return { digest: sealedDigest(digest), stored: stored?.instance_id === instance ? stored : undefined };
}

/** The instance as which a device is sealed already, where the inventory still wants it sealed. */
export const sealedInstanceOf = (
  { id, sealed }: Device,
  sealedInstance: SealedInstance | undefined,
): string | undefined => (sealed === true ? sealedInstance?.(id) : undefined);
