import type { DeviceRecord, Manifest } from '../../../src/domain/manifest.js';
import type { outputFolders } from '../../../src/sinks/output-folders.js';
import { publish } from '../../../src/sinks/publish.js';
import { joinedLines } from '../../../src/sinks/state/ledger.js';
import { noLines } from '../../../src/sinks/state/lines.js';

const site: Manifest['site'] = {
  namespace: 'n',
  server: { address: 'a', port: 1 },
  layouts: [],
  images: [],
  access: 'address',
};

/** A generation of these devices, by their ids, and its number. */
export function publishRecords(
  devices: Readonly<Record<string, DeviceRecord>>,
  {
    folders,
    access = 'address',
    inputs = { digest: '', files: [] },
  }: {
    folders: ReturnType<typeof outputFolders>;
    access?: Manifest['site']['access'];
    inputs?: Manifest['inputs'];
  },
): number {
  const lines = joinedLines(
    noLines(),
    Object.entries(devices).map(([id, record]) => ({
      ...{ id, record, file: 'devices/x.yaml', kind: record.type, claims: [], row: '' },
      host: JSON.stringify({ hostname: record.hostname, interfaces: [] }),
    })),
  );
  const manifest = { format: 2, seedpress: '0', inputs, site: { ...site, access } } as const;
  const totals = { devices: lines.count, files: 0, images: 0 };
  return publish(
    {
      ...{
        lines,
        manifest,
        siteFiles: [],
        report: { written: [], kept: [], details: new Map() },
        tokenOf: (id: string) => `token-of-${id}`,
        warnings: [],
      },
      state: { version: '0', only: '', context: '', inputs, site: manifest.site, totals, files: [] },
    },
    folders,
  ).generation;
}
