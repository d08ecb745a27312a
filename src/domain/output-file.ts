/**
 * One file of a device's tree, its path relative to the tree's root with `/` between segments. A link has the
 * content of another file of the same tree, by path: sinks make it a hard link, images a file of its own.
 */
export type OutputFile =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly linkTo: string };
