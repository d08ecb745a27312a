/** Many devices share a type and its groups: what is made of them is made once. */
export function memo<T>(): (names: readonly (string | undefined)[], make: () => T) => T {
  const made = new Map<string, T>();
  return (names, make) => {
    const key = JSON.stringify(names);
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}
