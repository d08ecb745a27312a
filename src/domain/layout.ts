import type { Budget } from './budget.js';
import type { KnownGuests } from './guest.js';
import type { Interface } from './network.js';
import type { OutputFile } from './output-file.js';
import type { Seed } from './seed.js';

/** One client's format, and what the rest of the house has to know of that client. */
export interface Layout {
  /** Which files, under which names, in which encoding. */
  readonly files: (seed: Seed) => readonly OutputFile[];
  /** The names at the top of a device's folder that the files stand under; the site's namespace is not among them. */
  readonly tops: readonly string[];
  readonly client: LayoutClient;
}

/** What a build writes for a device below images/, by a name that site.yaml lists: a volume, or files as they are. */
export type ImageKind = VolumeKind | FilesKind;

/** Files that somebody copies or that a hypervisor is given; their paths are below images/ and begin with the device's id. */
export type FilesKind = Omit<Layout, 'tops'>;

/** Files under a volume label: what a VM finds in its CD-ROM drive, or on a small disk. */
export interface VolumeKind extends FilesKind {
  /** cloud-init looks a seed up by this label, exactly. */
  readonly label: string;
  /** What stands between the device's id and the extension of the file name: `` or `.config-2`. */
  readonly suffix: string;
}

export const isVolume = (kind: ImageKind | undefined): kind is VolumeKind =>
  kind !== undefined && 'label' in kind;

/** What all clients get of a seed is not named here: user-data, keys, the host name. */
export interface LayoutClient {
  readonly carries: readonly Carried[];
  /** The keys of meta_data that it fills in, each with the field that sets it: `hostname: 'hostname'`. */
  readonly ownKeys: Readonly<Record<string, string>>;
  /** Which of the two is its instance-id; `instanceId` where nothing is said. */
  readonly instanceIdKey?: 'instanceId' | 'instanceUuid';
  /** Whether it keeps this seed once it has booted with it, and asks for no other one. Without it: asks at every boot. */
  readonly keeps?: (seed: Pick<Seed, 'uuid' | 'instanceUuid'>) => boolean;
  /** What of a network its format cannot hold; it holds every network where this is absent. */
  readonly networkProblems?: (interfaces: readonly Interface[]) => readonly NetworkProblem[];
  /** In which forms its clients read a network; none where it carries none. */
  readonly networkForms?: readonly NetworkReading[];
  readonly needs?: readonly LayoutNeed[];
  /** Set where it writes EC2's latest/, which a device has once. */
  readonly latest?: SharedLatest;
  /** How it is told its URL or what it is, by the machine's SMBIOS. */
  readonly smbios?: LayoutSmbios;
  /** The folder below out/current where somebody who copies a device's seed finds its files, by the device's id. */
  readonly seedFolder?: (id: string) => string;
  readonly budget?: LayoutBudget;
  /** The first value of a seed that is larger than its transport takes. */
  readonly oversized?: (seed: Seed) => OversizedValue | undefined;
}

/** A form of a network, and which versions of cloud-init read it; all where no bound is given. */
export interface NetworkReading {
  readonly form: 'network-config' | 'eni' | 'network-data';
  readonly from?: string;
  readonly before?: string;
  /** What of a network is not handed out so; `networkProblems` of the client where it is absent. */
  readonly problemsOf?: (interfaces: readonly Interface[]) => readonly NetworkProblem[];
}

/**
 * `network-config`: a network-config that the operator wrote reaches the guest as it is. `fqdn`: a full name that does
 * not begin with the host name reaches the guest as well.
 */
export const carriedThings = ['vendor-data', 'network', 'network-config', 'fqdn'] as const;
export type Carried = (typeof carriedThings)[number];

/** A site has latest/ from the layout with the lowest rank, which has the most in it. */
export interface SharedLatest {
  readonly rank: number;
  /** The form of the keys that its clients read there; absent where they read them elsewhere. */
  readonly keys?: 'folders' | 'lines';
}

/**
 * `namespace`: its tree stands below the site's namespace. `data-source`: an image speaks it with our data source alone.
 * `port-80`: the client asks port 80 of the server itself.
 */
export type LayoutNeed = 'namespace' | 'data-source' | 'port-80';

export interface LayoutSmbios {
  /** The serial number that leads the client to a URL, which ends in a slash. */
  readonly serial?: (url: string) => string;
  /** The product name by which the client knows that it is asked for. */
  readonly product?: string;
  /** A machine that takes itself for one of Amazon's asks for this layout. */
  readonly isAmazons?: boolean;
}

/** How large user-data may be on the platform of this name; `isUsual`: looked at wherever a site lists the layout. */
export interface LayoutBudget extends Budget {
  readonly isUsual: boolean;
}

export interface OversizedValue {
  /** As the client calls it. */
  readonly key: string;
  readonly bytes: number;
  readonly limit: number;
  /** What it is made of. */
  readonly of: 'meta-data' | 'user-data' | 'vendor-data';
}

/** Why an interface does not reach the guest, or not as it stands: the two halves of a message about it. */
export interface NetworkProblem {
  /** Name of the interface. */
  readonly interface: string;
  /** `error`: left out, or clients fail on it. `warning`: some clients make something else of it. */
  readonly severity: 'error' | 'warning';
  readonly found: string;
  readonly expected: string;
  /** Problems of one kind are told once; `expected` tells the kind where it is absent. */
  readonly kind?: string;
  /** Only a cloud-init before this version has it. */
  readonly before?: string;
}

/** All layouts and images by the names that site.yaml lists, which of them a site has that lists none, and who reads them. */
export interface KnownLayouts {
  readonly layouts: Readonly<Record<string, Pick<Layout, 'tops' | 'client'>>>;
  readonly images: Readonly<Record<string, Pick<Layout, 'client'>>>;
  readonly defaults: { readonly layouts: readonly string[]; readonly images: readonly string[] };
  readonly guests: KnownGuests;
}
