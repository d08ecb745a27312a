/** The output folder cannot hold a site: its file system lacks something, has no room, or does not take what is written. Nothing was left behind. */
export class OutFolderError extends Error {
  override readonly name = 'OutFolderError';
}
