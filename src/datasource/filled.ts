/**
 * A text with values in the place of its marks, like __NAME__. A mark that has no value is our fault, and a value that
 * has no mark.
 */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const result = text.replace(/__([A-Z]+(?:_[A-Z]+)*)__/g, (mark, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value is given for ${mark}`);
    used.add(name);
    return value;
  });
  const unused = Object.keys(values).find((name) => !used.has(name));
  if (unused !== undefined) throw new Error(`the text has no __${unused}__`);
  return result;
}
