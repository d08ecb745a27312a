import type { NetworkForm } from './site.js';

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
  /** An empty network-config stops it where none at all would not. */
  readonly failsOnEmptyNetwork?: true;
  /** The SMBIOS serial number that leads it to a URL, where the one of the layout does not. */
  readonly serial?: (url: string) => string;
}

/** What a program takes for user-data. */
export interface GuestUserData {
  /** Whether it takes a MIME message apart; others read one text as it stands. */
  readonly mime: boolean;
  /** The one content type that it reads, where that is none of cloud-init's. */
  readonly contentType?: string;
  /** How a text has to begin for it where there is no MIME, and those beginnings in words. */
  readonly plain?: { readonly begins: RegExp; readonly words: string };
}

/** `files`: it has nothing that writes them. `public-keys`: those of `public_keys`; a cloud-config may have others. */
export type Dropped = 'vendor-data' | 'network' | 'files' | 'public-keys' | 'hostname' | 'user-data';

/** All that are known, by the names that `guest` takes; of two with one `os` the first is what such a device has by itself. */
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
