/** A name for what devices have in common: how their ids begin, without numbers at the end. */
export function typeName(ids: readonly string[]): string {
  const [first = ''] = ids;
  const common = ids.reduce((begin, id) => begin.slice(0, commonLength(begin, id)), first);
  const bare = (ids.length === 1 ? first : common).replace(/[-0-9]+$/, '');
  const name = bare.length >= 2 ? bare : first;
  // devices/site.yaml is the site's.
  return name === 'site' ? 'site-device' : name;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
