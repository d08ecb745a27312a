const byEnding: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
  '.bz2': 'application/octet-stream',
  '.deb': 'application/octet-stream',
  '.gz': 'application/octet-stream',
  '.img': 'application/octet-stream',
  '.iso': 'application/octet-stream',
  '.qcow2': 'application/octet-stream',
  '.rpm': 'application/octet-stream',
  '.tar': 'application/octet-stream',
  '.tgz': 'application/octet-stream',
  '.xz': 'application/octet-stream',
  '.zip': 'application/octet-stream',
  '.zst': 'application/octet-stream',
};

/**
 * The Content-Type of a file, by the ending of its name. Everything that is not known to be something else is
 * plain text: meta-data, user_data (clients read MIME out of the body, not out of this header), and index.html,
 * which is a listing for curl. Nothing is ever HTML.
 */
export function contentTypeOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot === -1 ? '' : name.slice(dot).toLowerCase();
  return Object.hasOwn(byEnding, ending) ? (byEnding[ending] as string) : 'text/plain; charset=utf-8';
}
