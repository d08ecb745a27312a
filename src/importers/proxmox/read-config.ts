/** A setting with the number of its line. */
export interface Setting {
  readonly value: string;
  readonly line: number;
}

/** The settings of a machine as it is now: sections of snapshots and of pending changes follow them. */
export function readConfig(text: string): ReadonlyMap<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\[.*\]\s*$/.test(line)) break;
    const [, key, value = ''] = /^([a-z][a-z0-9_]*):\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) settings.set(key, { value, line: index + 1 });
  }
  return settings;
}

/** `virtio=AA:…,bridge=vmbr0,tag=20` as its pairs. */
export const pairsOf = (value: string): ReadonlyMap<string, string> =>
  new Map(
    value.split(',').map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
