/**
 * The last line of defence: names are checked where they are read, and a path that would leave its folder
 * here is our fault, never written.
 */
export function assertInside(path: string): void {
  const segments = path.split('/');
  const isSafe = segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!isSafe || path.includes('\0'))
    throw new Error(`not a path inside the output: ${JSON.stringify(path)}`);
}
