import { type Attached, attach as attachDevice } from '../../attach/attach.js';
import { hypervisors } from '../../attach/hypervisors/index.js';
import type { Attachment, ExistingMachine, Firmware, Way } from '../../attach/machine.js';
import { hypervisorCannot, hypervisorLoses } from '../../diagnostics/catalogue/attach.js';
import { noSuchDomain } from '../../diagnostics/catalogue/attach-machine.js';
import { unknownDevice } from '../../diagnostics/catalogue/commands.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import { deviceUrl } from '../../domain/device-url.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { nodeAt, originAt } from '../../domain/source-node.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { diskFormat } from '../../sinks/disk-format.js';
import { libvirtDomain } from '../../sinks/libvirt-domain.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { planBuild } from '../site/plan-build.js';
import { changedSince } from './changed-since.js';
import { guestWarnings } from './guest-warnings.js';
import { networkWarnings } from './network-warnings.js';
import { seedOf } from './seed-of.js';
import { urlWarnings } from './url-warnings.js';

export interface AttachOptions {
  readonly root: string;
  readonly out: string;
  readonly version: string;
  readonly searchPath: string;
  readonly device: string;
  /** One of `hypervisors`. */
  readonly hypervisor: string;
  readonly by: Way;
  /** Which of the site's images; the first where nothing is said. */
  readonly seed?: string;
  /** The disk that the machine boots from; absolute. */
  readonly disk?: string;
  readonly memoryMib: number;
  readonly firmware?: Firmware;
  readonly bridge?: string;
  readonly vmid?: string;
  /** As the hypervisor calls the machine, where that is not the device's id. */
  readonly name?: string;
  /** Which of the hypervisor's forms. */
  readonly form?: string;
  /** The machine is there already. */
  readonly existing: boolean;
  readonly replacesNics: boolean;
  readonly asAws: boolean;
  readonly secretsFrom?: SecretSource;
}

export type AttachResult =
  | { readonly outcome: 'refused'; readonly diagnostics: readonly Diagnostic[] }
  | ({ readonly outcome: 'printed'; readonly diagnostics: readonly Diagnostic[] } & Attached);

/** What one hypervisor has to be told so that a device's machine is the inventory's and finds its seed. */
export async function attach(options: AttachOptions): Promise<AttachResult> {
  const { root, out, version, device: id, hypervisor: name, by, asAws } = options;
  const read = readInputFiles(root);
  const { site, siteSource, devices, sources, tokens, planned, loaded, diagnostics } = await planBuild(read, {
    root,
    version,
    strict: false,
    // What the machine is handed as a whole is rendered; all else is published already.
    isWanted: (device) => by === 'guestinfo' && device.id === id,
    storedRecord: () => undefined,
    ...(options.secretsFrom === undefined ? {} : { secretsFrom: options.secretsFrom }),
  });
  const errors = diagnostics.filter(isError);
  if (errors.length > 0) return { outcome: 'refused', diagnostics: errors };
  const device = devices.find((candidate) => candidate.id === id);
  if (device === undefined)
    return refused(unknownDevice(id, { known: devices.map((candidate) => candidate.id) }));
  const source = sources.get(device.id) ?? siteSource;
  const position = originAt(source, []);
  const rendered = planned.flatMap((plan) => ('seed' in plan ? [plan.seed] : []))[0];
  const url = () => deviceUrl(id, site, tokens.tokenOf(id));
  const seed = seedOf(device, {
    by,
    asAws,
    seed: options.seed,
    rendered,
    site,
    siteSource,
    out,
    position,
    url,
  });
  if ('severity' in seed) return refused(seed);
  const existing = await existingMachine(device.id, options);
  if (existing === 'missing') return refused(noSuchDomain(position, { name: options.name ?? id }));
  const hypervisor = hypervisors[name];
  if (hypervisor === undefined)
    throw new Error(`no hypervisor ${name}: the command line lets none but known names through`);
  const hasOwnUuid = nodeAt(source, ['uuid']) !== undefined;
  const attachment = { ...attachmentOf(seed, options), ...existing, hasOwnUuid };
  const attached = attachDevice(device, { attachment, hypervisor, name });
  if (!attached.ok) return refused(hypervisorCannot(position, attached));
  const lost = attached.value.lost.map((text) => hypervisorLoses(position, { hypervisor: name, lost: text }));
  const unanswered = seed.by === 'url' ? urlWarnings(device, { ...seed, site, siteSource, position }) : [];
  const withoutNetwork =
    seed.by === 'url' ? networkWarnings(device, { source, inventory: loaded.inventory }) : [];
  const unread = guestWarnings(device, { by: seed.by, site, position });
  // By the other ways nothing of the published build is used.
  const older = by === 'iso' || by === 'url' || by === 'files' ? changedSince(read.files, out) : [];
  return {
    outcome: 'printed',
    ...attached.value,
    diagnostics: [...older, ...unanswered, ...unread, ...withoutNetwork, ...lost],
  };
}

const refused = (diagnostic: Diagnostic): AttachResult => ({ outcome: 'refused', diagnostics: [diagnostic] });

/** What libvirt, which can be asked, says of a machine that is there; of others nothing is known. */
async function existingMachine(
  id: string,
  { existing, hypervisor, name = id, searchPath }: AttachOptions,
): Promise<{ readonly existing?: ExistingMachine } | 'missing'> {
  if (!existing) return {};
  const domain = hypervisor === 'libvirt' ? await libvirtDomain(name, { searchPath }) : undefined;
  return domain === 'missing' ? domain : { existing: domain ?? {} };
}

function attachmentOf(
  seed: Attachment['seed'],
  { out, disk, memoryMib, firmware, bridge, vmid, name, form, replacesNics, asAws }: AttachOptions,
): Attachment {
  return {
    seed,
    memoryMib,
    replacesNics,
    asAws,
    published: outputFolders(out).current,
    ...(disk === undefined ? {} : { disk: { path: disk, format: diskFormat(disk) } }),
    ...(firmware === undefined ? {} : { firmware }),
    ...(bridge === undefined ? {} : { bridge }),
    ...(vmid === undefined ? {} : { vmid }),
    ...(name === undefined ? {} : { name }),
    ...(form === undefined ? {} : { form }),
  };
}
