/** The output folder cannot hold a site: its file system lacks something, or has no room. Nothing was left behind. */
export class OutFolderError extends Error {
  override readonly name = 'OutFolderError';
}
