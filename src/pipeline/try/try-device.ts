import { join } from 'node:path';
import { type BootVerdict, consoleReader } from '../../attach/boot-verdict.js';
import { consoleLine } from '../../attach/console-line.js';
import { qemuArguments } from '../../attach/hypervisors/qemu.js';
import type { Attachment, Machine } from '../../attach/machine.js';
import { machineOf } from '../../attach/machine-of.js';
import { otherSeedImage } from '../../diagnostics/catalogue/attach.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import { images, volumeNamed } from '../../layouts/index.js';
import { writeImage } from '../../sinks/image.js';
import { type Accelerator, accelerator } from '../../sinks/trial/accelerator.js';
import { type Ending, runMachine } from '../../sinks/trial/run-machine.js';
import { makeTrialFolder, type TrialFolder } from '../../sinks/trial/trial-folder.js';
import { imageName } from '../site/image-name.js';
import { renderDevice } from '../site/render-device.js';
import { urlLayouts, urlSerial } from '../site/url-serial.js';
import { finalMessages } from './final-messages.js';

export interface TryOptions {
  readonly root: string;
  readonly out: string;
  readonly version: string;
  readonly searchPath: string;
  readonly device: string;
  /** The guest's disk image; absolute. It is not written to. */
  readonly image: string;
  /** Where the machine finds its seed; without it the seed is in its CD-ROM drive. */
  readonly url?: string;
  /** Which of the site's images; the first where nothing is said. */
  readonly seed?: string;
  readonly memoryMib: number;
  readonly cores: number;
  readonly timeoutMs: number;
  /** The folder with disk and seed stays. */
  readonly keep: boolean;
  /** More arguments for QEMU. */
  readonly qemuArguments: readonly string[];
  readonly signal: AbortSignal;
  readonly onStart: (trial: { readonly accelerator: Accelerator }) => void;
  /** A line of the machine's console, as plain text. */
  readonly onLine: (line: string) => void;
  /** Opens what the inventory names as secrets. */
  readonly secretsFrom?: SecretSource;
}

export type TryResult =
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly outcome: 'tried';
      readonly ending: Ending;
      readonly accelerator: Accelerator;
      readonly verdict: BootVerdict;
      /** Where disk and seed are, if they are kept. */
      readonly folder?: string;
    };

/**
 * Boots a device's seed, as the inputs are now, in QEMU on a disk that is thrown away. Rejects with a TrialError where QEMU or
 * the image is missing.
 */
export async function tryDevice(options: TryOptions): Promise<TryResult> {
  const { device: id, keep } = options;
  const rendered = await renderDevice(id, options);
  if (rendered.kind === 'mistakes') return { outcome: 'refused', diagnostics: rendered.diagnostics };
  const { site, siteSource } = rendered.plan;
  const kind = options.seed ?? site.images.find(volumeNamed) ?? Object.keys(images).find(volumeNamed) ?? '';
  if (volumeNamed(kind) === undefined) {
    const place = originAt(siteSource, ['images']);
    const written = Object.keys(images).filter(volumeNamed);
    return { outcome: 'refused', diagnostics: [otherSeedImage(place, { wanted: kind, written })] };
  }
  const folder = await makeTrialFolder(options);
  try {
    const seed = await seedIn(folder, { seed: rendered.seed, kind, site, url: options.url });
    const { memoryMib } = options;
    const disk = { path: folder.disk, format: 'qcow2' } as const;
    const machine = machineOf(rendered.device, { seed, disk, memoryMib });
    const tried = await run(machine, { folder, seed: rendered.seed, options });
    return { outcome: 'tried', ...tried, ...(keep ? { folder: folder.path } : {}) };
  } finally {
    if (!keep) folder.remove();
  }
}

/** Any client that can be led to a URL will do: the guest's image says which of them it has. */
function urlSeed(url: string): Attachment['seed'] {
  const serial = urlSerial(urlLayouts());
  if (serial === undefined) throw new Error('no layout has a client that is led to a URL');
  return { by: 'url', url, serial };
}

async function seedIn(
  { path: folder }: TrialFolder,
  { seed, kind, site, url }: { seed: Seed; kind: string; site: Site; url: string | undefined },
): Promise<Attachment['seed']> {
  if (url !== undefined) return urlSeed(url);
  const { imageFormat: format } = site;
  const image = volumeNamed(kind);
  if (image === undefined) throw new Error(`no image ${kind}: it was looked for before`);
  const path = join(folder, imageName(seed.id, { kind, format }));
  await writeImage(image.files(seed), { path, label: image.label, format, writer: { name: 'embedded' } });
  return { by: 'iso', image: { path, format } };
}

async function run(
  machine: Machine,
  { folder, seed, options }: { folder: TrialFolder; seed: Seed; options: TryOptions },
) {
  const { onStart, onLine, timeoutMs, signal } = options;
  const accelerated = accelerator();
  const console = consoleReader({ finalMessages: finalMessages(seed) });
  onStart({ accelerator: accelerated });
  const ending = await runMachine(folder.qemu, argumentsOf(machine, accelerated, options), {
    timeoutMs,
    signal,
    isDone: () => console.verdict().isFinished,
    onLine: (line) => {
      const text = consoleLine(line);
      console.read(text);
      onLine(text);
    },
  });
  return { ending, accelerator: accelerated, verdict: console.verdict() };
}

/** Each NIC is on a network of its own behind this host, which is 10.0.2.2 there: no tap, no rights are needed. */
const argumentsOf = (
  machine: Machine,
  accelerated: Accelerator,
  { cores, qemuArguments: more }: TryOptions,
): readonly string[] => [
  ...['-accel', accelerated, '-smp', String(Math.min(cores, 2))],
  ...qemuArguments(machine, () => 'user').flat(),
  ...(machine.nics.length === 0 ? ['-nic', 'none'] : []),
  ...['-display', 'none', '-monitor', 'none', '-parallel', 'none', '-no-reboot', '-device', 'virtio-rng-pci'],
  ...['-chardev', 'stdio,id=console,signal=off', '-serial', 'chardev:console'],
  ...more,
];
