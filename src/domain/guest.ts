import type { JsonObject } from './json.js';
import type { NetworkForm } from './network-form.js';

/** A program that reads in a machine what a build writes, and what it makes of it. */
export interface Guest {
  readonly os: 'linux' | 'windows';
  /** The layouts and images that it reads, by their names. Absent: all of them, since their formats are its own. */
  readonly reads?: { readonly layouts: readonly string[]; readonly images: readonly string[] };
  readonly userData: GuestUserData;
  /** What of a device it takes from nowhere, whichever layout carries it. */
  readonly drops: readonly Dropped[];
  /** The form of network-config that a device has which asks for none; `v2` where it is absent. */
  readonly networkConfig?: NetworkForm;
  /** How network-config v2 names a default route for it, where that does not depend on a version of cloud-init. */
  readonly defaultRoutes?: 'keys';
  /** It takes keys in the form of the layout alone that it reads, where cloud-init takes several. */
  readonly keysAsWritten?: true;
  readonly noCloud?: GuestNoCloud;
  /** What of a changed seed it takes after a machine's first boot; what cloud-init takes where it is absent. */
  readonly laterBoots?: LaterBoots;
  /** The version of EC2's tree that it asks for and cloud-init does not. */
  readonly ec2Version?: string;
  /** Where it looks for its user-data among the settings of VMware, where that is a place of its own. */
  readonly guestinfo?: GuestGuestinfo;
  /** The SMBIOS serial number that leads it to a URL, where the one of the layout does not. */
  readonly serial?: (url: string) => string;
}

/** What a program takes for user-data. */
export interface GuestUserData {
  /** Whether it takes a MIME message apart; others read one text as it stands. */
  readonly mime: boolean;
  /** Whether it knows cloud-init's cloud-configs as a whole: then they are held against cloud-init's keys and schema. */
  readonly isCloudInits?: true;
  /** The one content type that it reads, where that is none of cloud-init's. */
  readonly contentType?: string;
  /** What a text of that type must have, key below key. */
  readonly requires?: readonly string[];
  /** How a text has to begin for it where there is no MIME, and what that is in words. */
  readonly plain?: { readonly begins: RegExp; readonly words: string };
  /** It reads a script as YAML before it runs it, and stops where that fails. */
  readonly readsScriptsAsYaml?: true;
  /** What it takes from nowhere where its user-data is a script, by the names of the layouts and images that it reads. */
  readonly scriptDrops?: Readonly<Record<string, readonly Taken[]>>;
  /** The first line of a text that holds nothing but files; `#cloud-config` where it is absent. */
  readonly filesHeader?: string;
}

/** What NoCloud's files hold for it and for no other. */
export interface GuestNoCloud {
  /** More keys of the meta-data; they replace those of the layout. `name` is the host name, with its domain if there is one. */
  readonly metaData?: (own: { readonly name: string; readonly keys: readonly string[] }) => JsonObject;
  /** What a file holds that would be empty; `null`: it is left out. */
  readonly ifEmpty?: Readonly<Partial<Record<'user-data' | 'vendor-data' | 'network-config', string | null>>>;
}

/** What a program does at a boot that is not a machine's first. */
export interface LaterBoots {
  /** Whether another instance-id makes it do all again. */
  readonly byInstanceId: boolean;
  /** What it takes at every boot. */
  readonly everyBoot: readonly Taken[];
}

/** What a program takes of a seed, as people call it. */
export type Taken = 'user-data' | 'host name' | 'network' | 'public keys';

export interface GuestGuestinfo {
  readonly key: string;
  readonly packing: 'base64' | 'gzip+base64';
  /** Whether it reads cloud-init's metadata as well, packed in the same way. */
  readonly hasMetaData: boolean;
}

/** `files`: it has nothing that writes them. `public-keys`: those of `public_keys`; user-data may have others. */
export type Dropped = 'vendor-data' | 'network' | 'files' | 'public-keys';

/** All that are known, by the names that `guest` takes; the first of an `os` is what a device of it has by itself. */
export type KnownGuests = Readonly<Record<string, Guest>>;

/** The program of a device that names none. */
export function defaultGuest(known: KnownGuests, os: Guest['os'] = 'linux'): string {
  const name = Object.keys(known).find((each) => known[each]?.os === os);
  if (name === undefined) throw new Error(`no guest has the os ${os}`);
  return name;
}

/** The program of that name. */
export function guestNamed(known: KnownGuests, name: string): Guest {
  const guest = known[name];
  if (guest === undefined)
    throw new Error(`no guest ${name}: the inventory lets none but known names through`);
  return guest;
}

/** The names of layouts and images that a site lists. */
interface Listed {
  readonly layouts: readonly string[];
  readonly images: readonly string[];
}

/** What of a site's layouts and images a program can read. */
export function readBy({ reads }: Guest, { layouts, images }: Listed): Listed {
  if (reads === undefined) return { layouts, images };
  return {
    layouts: layouts.filter((name) => reads.layouts.includes(name)),
    images: images.filter((name) => reads.images.includes(name)),
  };
}
