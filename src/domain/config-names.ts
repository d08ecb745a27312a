/** The names of a site's own code, in the root. */
export const configNames: readonly string[] = ['seedpress.config.js', 'seedpress.config.ts'];

/** Whether a site has code of its own. */
export const hasConfig = (files: readonly { readonly path: string }[]): boolean =>
  files.some(({ path }) => configNames.includes(path));
