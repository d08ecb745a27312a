import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DeviceRecord, Manifest, Totals } from '../../domain/manifest.js';
import type { NamedSchema } from '../../domain/named-schema.js';
import type { OutputFile } from '../../domain/output-file.js';
import type { Site } from '../../domain/site.js';
import type { HostDevice } from '../../host/host-input.js';
import { ledgerFields, recordAt } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import type { ReportDetails } from '../report/report-details.js';
import { GarbageLimit } from '../site/collect-garbage.js';
import { hostDevice } from '../site/host-device.js';
import type { SchemaUse } from '../site/schema-use.js';
import type { LinesOf } from '../site/shown.js';
import { siteFiles } from '../site/site-files.js';
import type { Tokens } from '../site/tokens.js';

/** What is to be published. */
export interface NextSite {
  readonly site: Manifest['site'];
  readonly lines: Lines;
  readonly totals: Totals;
  readonly siteFiles: readonly OutputFile[] | 'as before';
  /** Of the devices that were looked at; what is said of no device is as the published report has it. */
  readonly details: ReadonlyMap<string, ReportDetails>;
  readonly tokens: Tokens;
  /** As they are shown; warnings all of them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOf?: LinesOf;
  /** The schema of cloud-init that cloud-configs were checked with. */
  readonly schema?: SchemaUse | undefined;
  /** The schema that somebody named, which is an input. */
  readonly namedSchema?: NamedSchema | undefined;
  /** Of which context the lines are; empty where not all are of the same. */
  readonly context: string;
  /** Inputs of which not all devices were built. */
  readonly partial: ReadonlySet<string>;
}

/** What the manifest says of a site. */
export const manifestSite = ({ namespace, server, layouts, images, access }: Site): Manifest['site'] => ({
  namespace,
  server,
  layouts,
  images,
  access,
});

/** What the manifest counts, of devices that are seen one after the other. */
export class RunningTotals {
  #devices = 0;
  #files = 0;
  #images = 0;

  add({ files, images }: Pick<DeviceRecord, 'files' | 'images'>): void {
    this.#devices += 1;
    this.#files += files;
    this.#images += images.length;
  }

  get devices(): number {
    return this.#devices;
  }

  get all(): Totals {
    return { devices: this.#devices, files: this.#files, images: this.#images };
  }
}

export function totalsOf(lines: Lines): Totals {
  const totals = new RunningTotals();
  for (let index = 0; index < lines.count; index += 1) totals.add(recordAt(lines, index));
  return totals.all;
}

/** The files of the host out of the lines alone: what is published is what they tell of. */
export function siteFilesOf(lines: Lines, site: Site): readonly OutputFile[] {
  return siteFiles({ site, devices: hostDevicesOf(lines) });
}

/** All devices as the files of the host need them, each made when it is come to: as objects they take 3 KB each. */
export const hostDevicesOf = (lines: Lines): Iterable<HostDevice> => ({
  *[Symbol.iterator]() {
    const garbage = new GarbageLimit();
    for (let index = 0; index < lines.count; index += 1) {
      if (index % lookEvery === 0) garbage.keep();
      yield hostDevice({ id: lines.name(index), host: lines.field(index, ledgerFields.host) });
    }
  },
});

/** Devices, of which each leaves 3 KB of garbage. */
const lookEvery = 2_000;
