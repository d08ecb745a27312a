import { fileURLToPath } from 'node:url';

/** The repository's folder, with a separator at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A path of the repository, absolute.
 * @param {string} path
 */
export const inRoot = (path) => root + path;
