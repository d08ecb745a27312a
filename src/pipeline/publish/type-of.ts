/** How a store describes an object to whoever reads it. */
export const typeOf = (path: string): Readonly<Record<string, string>> => ({
  'content-type': path.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8',
});
