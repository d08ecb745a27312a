import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { DeviceRecord, Manifest } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import { type Signer, standInSigner } from '../../domain/signatures/ssh-signature.js';
import type { HostDevice } from '../../host/host-input.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { storedSiteFiles } from '../../sinks/published-files.js';
import { ledgerLine } from '../../sinks/state/ledger.js';
import { soundLedger } from '../../sinks/state/sound-ledger.js';
import { publishedState } from '../build/published-state.js';
import { contentsOf } from '../site/contents-of.js';
import { hostDevice } from '../site/host-device.js';
import { chooseImageWriter } from '../site/image-writer.js';
import { matchesGlob } from '../site/matches-glob.js';
import { type BuildPlan, planBuild } from '../site/plan-build.js';
import { sealedIn } from '../site/sealing.js';
import { siteFiles } from '../site/site-files.js';
import { deviceChange } from './device-change.js';
import type { FileChange } from './file-change.js';
import { fileChanges } from './file-changes.js';
import type { OtherDevice, PlannedChanges, PlanOptions } from './planned-changes.js';

export interface Comparison {
  readonly options: PlanOptions;
  readonly folders: OutputFolders;
  readonly published: Manifest | undefined;
}

type Changes =
  | Omit<PlannedChanges, 'inputs' | 'generation' | 'damaged'>
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** Renders what differs from the published site, and compares it file by file. */
export async function planChanges(
  read: InputFiles,
  { options, folders, published }: Comparison,
): Promise<Changes> {
  const { only } = options;
  const before = published?.devices ?? {};
  const recordOf = new Map(Object.values(before).map((record) => [record.digest, record]));
  const plan = await planBuild(read, {
    ...options,
    isWanted: ({ id }) => only === undefined || matchesGlob(id, only),
    // What is published as it would be built needs no rendering; all else is rendered, stored or not.
    storedRecord: (digest) => recordOf.get(digest),
    sealedInstance: (id) => sealedIn(before[id]),
    signing: { signer: options.signer ?? publishedSigner(folders) },
  });
  const { imageWriter, diagnostics: missing } = chooseImageWriter(plan, options);
  const diagnostics = [...plan.diagnostics, ...missing];
  if (diagnostics.some(isError)) return { outcome: 'refused', diagnostics };

  const { site, tokens, sources, secrets } = plan;
  const rendered = plan.planned.flatMap((planned) => ('seed' in planned ? [planned] : []));
  const changed = rendered.flatMap(({ device, seed }) => {
    const record = before[device.id];
    if (record === undefined) return [];
    const token = tokens.tokenOf(device.id);
    const source = sources.get(device.id);
    return [deviceChange(record, { device, seed, source }, { site, folders, imageWriter, token, secrets })];
  });
  const planned = new Set(plan.planned.map(({ device }) => device.id as string));
  const isKept = (id: string): boolean => planned.has(id) || only !== undefined;
  return {
    outcome: 'planned',
    diagnostics,
    added: rendered
      .filter(({ device }) => before[device.id] === undefined)
      .map(({ device }) => addedDevice(device)),
    changed,
    removed: Object.entries(before)
      .filter(([id]) => !isKept(id))
      .map(([id, record]) => removedDevice(id, record)),
    siteFiles: siteFileChanges(plan, {
      folders,
      planned,
      others: only === undefined ? [] : publishedHosts(folders).filter(({ id }) => !planned.has(id)),
    }),
  };
}

/** The key that signed what is published: reviews go without the private half. */
function publishedSigner(folders: OutputFolders): Signer | undefined {
  const signedBy = publishedState(folders)?.inputs.signedBy;
  return signedBy === undefined ? undefined : standInSigner(signedBy);
}

const addedDevice = ({ id, type, managementIp }: Device): OtherDevice => ({
  id,
  type,
  ...(managementIp === undefined ? {} : { managementIp }),
});

const removedDevice = (id: string, { type, management_ip: managementIp }: DeviceRecord): OtherDevice => ({
  id,
  type,
  ...(managementIp === undefined ? {} : { managementIp }),
});

function siteFileChanges(
  { site, devices, secrets }: BuildPlan,
  {
    folders,
    planned: ids,
    others,
  }: { folders: OutputFolders; planned: ReadonlySet<string>; others: readonly HostDevice[] },
): readonly FileChange[] {
  const generation = currentGeneration(folders);
  const stored =
    generation === undefined ? new Map<string, Uint8Array>() : storedSiteFiles(generation, folders);
  const planned = contentsOf(
    siteFiles({ site, devices: [...devices.filter(({ id }) => ids.has(id)), ...others] }),
  );
  const digests = new Map([...stored].map(([path, content]) => [path, sha256(content)]));
  return fileChanges({ digests, read: (path) => stored.get(path) }, planned, { secrets: () => secrets });
}

/** Devices as the files of the host know them now: what is not built stays in there as it is. */
function publishedHosts(folders: OutputFolders): readonly HostDevice[] {
  const generation = currentGeneration(folders);
  const lines = generation === undefined ? undefined : soundLedger(generationFolder(generation, folders));
  return Array.from({ length: lines?.count ?? 0 }, (_, index) =>
    hostDevice(ledgerLine(lines?.text(index) ?? '')),
  );
}
