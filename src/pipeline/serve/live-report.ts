import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { secretSpellings } from '../../domain/secrets/spellings.js';
import { readInputFiles } from '../../inventory/input-files.js';
import type { DeviceDetails } from '../../report/data/device-details.js';
import type { LiveStatus } from '../../report/data/live.js';
import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { readInputsState } from '../../sinks/state/inputs-state.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { storedTime } from '../../sinks/stored-time.js';
import type { BuildOptions } from '../build/build.js';
import { isOfDevices } from '../build/context-key.js';
import { type PlanResult, plan } from '../plan/plan.js';
import { deviceDetails } from '../report/device-details.js';
import { loadSite } from '../site/load-site.js';
import { publishedTokens } from '../site/tokens.js';
import { openStatus } from '../status/status.js';

/** What the report of a site is told while it is served. Secrets are masked. */
export interface LiveReport {
  readonly status: () => Promise<LiveStatus>;
  /** Undefined where there is no such device. */
  readonly details: (
    id: string,
  ) => Promise<DeviceDetails | { readonly problems: readonly Diagnostic[] } | undefined>;
  readonly plan: () => Promise<PlanResult>;
  readonly close: () => Promise<void>;
}

export type LiveOptions = Pick<BuildOptions, 'root' | 'out' | 'version' | 'searchPath'> &
  Pick<BuildOptions, 'secretsFrom'>;

export function liveReport(options: LiveOptions): LiveReport {
  const { out } = options;
  const folders = outputFolders(out);
  const reader = openStatus({ out });
  // Times of a store never change under a digest.
  const times = new Map<string, string>();
  const changedOf = (digest: string): string => {
    const known = times.get(digest) ?? storedTime(digest, folders);
    times.set(digest, known);
    return known;
  };
  let last: { readonly of: readonly unknown[]; readonly status: LiveStatus } | undefined;
  return {
    async status() {
      const generation = currentGeneration(folders);
      const read = await reader.read();
      if (last?.of[0] === generation && last?.of[1] === read) return last.status;
      const lines = generation === undefined ? undefined : readLedger(generationFolder(generation, folders));
      const states = new Map('missing' in read ? [] : read.devices.map((device) => [device.id, device]));
      const status: LiveStatus = {
        generation: generation ?? 0,
        devices: Array.from({ length: lines?.count ?? 0 }, (_, index) => {
          const { id, record } = ledgerLine(lines?.text(index) ?? '');
          const { state = 'silent', first = null, last = null, finished = null } = states.get(id) ?? {};
          return [id, state, first, last, finished, changedOf(record.digest)] as const;
        }),
      };
      last = { of: [generation, read], status };
      return status;
    },
    details: (id) => liveDetails(id, options),
    plan: () => plan({ ...options, strict: false }),
    close: () => reader.close(),
  };
}

/** Of one device out of the inputs as they are now: of those of devices no file is read but the one that it is written in. */
async function liveDetails(id: string, { root, out, ...options }: LiveOptions) {
  const folders = outputFolders(out);
  const generation = currentGeneration(folders);
  const folder = generation === undefined ? undefined : generationFolder(generation, folders);
  const lines = folder === undefined ? undefined : readLedger(folder);
  const index = lines?.find(id);
  const inputs = folder === undefined ? undefined : readInputsState(folder);
  if (lines === undefined || index === undefined || inputs === undefined) return undefined;
  const { file, record } = ledgerLine(lines.text(index));
  const { files } = readInputFiles(root);
  const loaded = await loadSite(
    files.filter(({ path }) => !isOfDevices(path) || path === file),
    options,
  );
  const device = loaded.inventory.devices.find((candidate) => candidate.id === id);
  const tokens = publishedTokens(inputs, { root });
  if (device === undefined || tokens === undefined) return { problems: loaded.diagnostics.filter(isError) };
  const secrets = secretSpellings(loaded.inventory.secrets.values);
  const details = deviceDetails(device, { loaded, tokens, secrets });
  // What has left the published tree is not to be read here.
  return record.sealed === true ? { ...details, parts: [], merged: { lines: [], others: [] } } : details;
}
