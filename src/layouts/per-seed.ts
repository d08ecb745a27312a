/**
 * Makes a function of a seed that works once for each: the tree and the images of a device hold the same files,
 * and MIME and YAML are the larger part of what a device costs.
 */
export function perSeed<S extends object, T>(make: (seed: S) => T): (seed: S) => T {
  const made = new WeakMap<S, { readonly value: T }>();
  return (seed) => {
    const known = made.get(seed);
    if (known !== undefined) return known.value;
    const value = make(seed);
    made.set(seed, { value });
    return value;
  };
}
