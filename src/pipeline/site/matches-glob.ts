/** Whether a device's id matches a glob of `*` and `?`: an id holds no other character that a glob could mean. */
export function matchesGlob(id: string, glob: string): boolean {
  const pattern = [...glob].map((character) => wildcards[character] ?? escapePattern(character)).join('');
  return new RegExp(`^${pattern}$`).test(id);
}

const wildcards: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };

const escapePattern = (character: string): string => character.replace(/[\\^$.+|()[\]{}]/, '\\$&');
