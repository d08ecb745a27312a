/** Debian's cloud-init, or the newest one. */
export type Client = 'debian' | 'newest';
