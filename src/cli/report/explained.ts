import { printable } from '../../diagnostics/printable.js';
import type { JsonValue } from '../../domain/json.js';
import type { Origin } from '../../domain/origin.js';
import { formatPath } from '../../domain/source-node.js';
import type { ExplainedValue } from '../../pipeline/explain/explain.js';

const longestValue = 72;
const widestColumn = 64;

/** One line a value: key, value, place; below it what it overrode. What nothing sets is told only where it is asked for. */
export function explainedText(values: readonly ExplainedValue[]): string {
  const shown = values.length === 1 ? values : values.filter(({ isUnset }) => !isUnset);
  const isAlone = shown.length === 1;
  const rows = shown.flatMap((value) => rowsOf(value, { isAlone }));
  const width = Math.max(
    0,
    ...rows.map(({ left }) => left.length).filter((length) => length <= widestColumn),
  );
  return rows
    .map(({ left, right }) => `${left.padEnd(width)}  ${right}`.trimEnd())
    .map(withLineEnd)
    .join('');
}

export const explainedJson = (values: readonly ExplainedValue[]): string =>
  `${JSON.stringify(
    values.map(({ path, value, origin, reason, renderedFrom, overrode }) => ({
      key: formatPath(path),
      value,
      ...(origin === undefined ? {} : { ...origin, layer: layerOf(origin) }),
      ...(reason === undefined ? {} : { reason }),
      ...(renderedFrom === undefined ? {} : { rendered_from: renderedFrom }),
      overrode: overrode.map((below) => ({
        value: below.value,
        ...below.origin,
        layer: layerOf(below.origin),
      })),
    })),
    null,
    2,
  )}\n`;

interface Row {
  readonly left: string;
  readonly right: string;
}

function rowsOf(explained: ExplainedValue, { isAlone }: { isAlone: boolean }): readonly Row[] {
  const { path, value, origin, reason, renderedFrom, isUnset, hasParts, overrode } = explained;
  const text = hasParts ? sizeOf(value) : valueText(value, { isAlone });
  const place = origin === undefined ? (reason ?? '') : placeText(origin);
  const from = renderedFrom === undefined ? '' : `  from ${valueText(renderedFrom, { isAlone })}`;
  return [
    { left: `${printable(formatPath(path))}: ${isUnset ? 'not set' : text}`, right: `${place}${from}` },
    ...overrode.map((below) => ({
      left: `  overrides ${hasParts ? sizeOf(below.value) : valueText(below.value, { isAlone })}`,
      right: `${placeText(below.origin)}  (${layerOf(below.origin)})`,
    })),
  ];
}

/** Whose level of the cascade a file is. */
function layerOf({ file }: Origin): string {
  if (file === 'devices/site.yaml') return 'site defaults';
  const [, folder, name] = /^templates\/([^/]+)\/(.*)$/.exec(file) ?? [];
  if (folder === undefined) return 'device';
  return `${name === 'group.yaml' ? 'group' : 'type'} ${folder}`;
}

const placeText = ({ file, line, column }: Origin): string => `${printable(file)}:${line}:${column}`;

function valueText(value: JsonValue, { isAlone }: { isAlone: boolean }): string {
  const text = typeof value === 'string' && isPlain(value) ? value : JSON.stringify(value);
  const line = printable(text);
  return isAlone || line.length <= longestValue ? line : `${line.slice(0, longestValue - 1)}…`;
}

const isPlain = (text: string): boolean => /^\S(?:.*\S)?$/.test(text) && !/^["'[{]/.test(text);

function sizeOf(value: JsonValue): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  return typeof value === 'object' && value !== null
    ? `${Object.keys(value).length} keys`
    : valueText(value, { isAlone: false });
}

const withLineEnd = (line: string): string => `${line}\n`;
