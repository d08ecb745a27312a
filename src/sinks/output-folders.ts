import { join } from 'node:path';

/** Where things stand in an output folder. The names are part of the product: web servers point at them. */
export const outputFolders = (out: string) => ({
  out,
  current: join(out, 'current'),
  generations: join(out, 'generations'),
  store: join(out, 'store'),
  seeds: join(out, 'seeds'),
});

export type OutputFolders = ReturnType<typeof outputFolders>;
