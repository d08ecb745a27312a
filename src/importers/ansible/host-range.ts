/** `web[01:12].example.net`, `db[a:c]`, `n[1:9:2]`: all the names that it stands for. Source: Ansible's expand_hostname_range. */
export function expandedHosts(pattern: string): readonly string[] {
  const [, head = '', from, to, step, tail = ''] =
    /^(.*?)\[(\w*):(\w+)(?::(\d+))?\](.*)$/.exec(pattern) ?? [];
  if (from === undefined || to === undefined) return [pattern];
  return valuesBetween(from === '' ? '0' : from, to, Number(step ?? 1)).flatMap((value) =>
    expandedHosts(`${tail}`).map((rest) => `${head}${value}${rest}`),
  );
}

function valuesBetween(from: string, to: string, step: number): readonly string[] {
  const isNumber = /^\d+$/.test(from) && /^\d+$/.test(to);
  const [first, last] = isNumber ? [Number(from), Number(to)] : [from.charCodeAt(0), to.charCodeAt(0)];
  const count = Math.max(0, Math.min(mostHosts, Math.floor((last - first) / Math.max(1, step)) + 1));
  const width = from.startsWith('0') && from.length > 1 ? from.length : 0;
  return Array.from({ length: count }, (_, index) => first + index * Math.max(1, step)).map((value) =>
    isNumber ? String(value).padStart(width, '0') : String.fromCharCode(value),
  );
}

const mostHosts = 100_000;
