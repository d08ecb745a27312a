import { incusBy } from './incus.js';

/** LXD's client, whose keys and options Incus kept. */
export const lxd = incusBy('lxc', { network: 'lxdbr0' });
