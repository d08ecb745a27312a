import { type Guest, guestNamed, type KnownGuests } from '../../domain/guest.js';
import type { Seed } from '../../domain/seed.js';
import { afterburn } from './afterburn.js';
import { cloudInit } from './cloud-init.js';
import { cloudbaseInit } from './cloudbase-init.js';
import { coreosCloudinit } from './coreos-cloudinit.js';
import { ignition } from './ignition.js';
import { nuageinit } from './nuageinit.js';
import { talos } from './talos.js';
import { tinyCloud } from './tiny-cloud.js';

/** The programs that machines may have, by the names that `guest` takes; the first of an `os` is its default. */
export const guests: KnownGuests = {
  'cloud-init': cloudInit,
  'cloudbase-init': cloudbaseInit,
  ignition,
  talos,
  nuageinit,
  'tiny-cloud': tinyCloud,
  'coreos-cloudinit': coreosCloudinit,
  afterburn,
};

/** The program that reads a seed, or that of a device. */
export const guestOf = ({ guest }: Pick<Seed, 'guest'>): Guest => guestNamed(guests, guest);
