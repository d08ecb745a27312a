import {
  besideDevices,
  notAList,
  repeatBackwards,
  repeatTooLong,
} from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SourceEntry, SourceMap } from '../../domain/source-node.js';
import { parseCsv } from '../csv/parse-csv.js';
import { asMapping, readMapping } from '../files/read-mapping.js';
import type { InputFile } from '../input-files.js';
import { inOurSpelling } from '../interface-nodes.js';
import { repeatSchema } from '../schema/device.js';
import { readShape } from '../shape/read-shape.js';

/** What one device, or one `repeat` of devices, is written as. */
export interface DeviceRecord {
  readonly source: SourceMap;
  /** Both ends included; absent for a single device. */
  readonly repeat?: { readonly from: number; readonly to: number };
}

export interface ReadRecords {
  readonly records: readonly DeviceRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

const example = '{ id: web-01, type: base }';
const mostRepeats = 100_000;

/** The records of one file below devices/: a device, a fleet by `repeat`, a list of both, or a table. */
export function readRecords(file: InputFile): ReadRecords {
  if (file.path.endsWith('.csv')) {
    const { records, diagnostics } = parseCsv(file.text, { file: file.path });
    return { records: records.map((source) => ({ source: inOurSpelling(source) })), diagnostics };
  }
  const { map, diagnostics } = readMapping(file, { example, mayBeEmpty: false });
  if (map === undefined) return { records: [], diagnostics };
  const devices = map.entries.get('devices');
  return joined([
    { records: [], diagnostics },
    devices === undefined ? readRecord(map) : readList(map, devices),
  ]);
}

function readList(map: SourceMap, { node }: SourceEntry): ReadRecords {
  const beside = [...map.entries].filter(([key]) => key !== 'devices');
  const diagnostics = beside.slice(0, 1).map(([key, entry]) => besideDevices(entry.keyOrigin, { key }));
  if (node.kind === 'scalar' && node.value === null) return { records: [], diagnostics };
  if (node.kind !== 'list') return { records: [], diagnostics: [...diagnostics, notAList(node.origin)] };
  const items = node.items.map((item): ReadRecords => {
    const { map: record, diagnostics: wrong } = asMapping(item, { example });
    return record === undefined ? { records: [], diagnostics: wrong } : readRecord(record);
  });
  return joined([{ records: [], diagnostics }, ...items]);
}

function readRecord(written: SourceMap): ReadRecords {
  const map = inOurSpelling(written);
  const repeat = map.entries.get('repeat');
  if (repeat === undefined) return { records: [{ source: map }], diagnostics: [] };
  const source: SourceMap = {
    ...map,
    entries: new Map([...map.entries].filter(([key]) => key !== 'repeat')),
  };
  const { value, diagnostics } = readShape(repeat.node, repeatSchema());
  if (value === undefined) return { records: [], diagnostics };
  const { from, to } = value;
  if (from > to) return { records: [], diagnostics: [repeatBackwards(repeat.node.origin, { from, to })] };
  const count = to - from + 1;
  if (count > mostRepeats) {
    return { records: [], diagnostics: [repeatTooLong(repeat.node.origin, { count, most: mostRepeats })] };
  }
  return { records: [{ source, repeat: { from, to } }], diagnostics };
}

const joined = (parts: readonly ReadRecords[]): ReadRecords => ({
  records: parts.flatMap(({ records }) => records),
  diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
});
