import type { NicRecord } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import type { HostDevice } from '../../host/host-input.js';
import { networkInterface } from '../../report/network-interface.js';
import type { ReportDevice, ReportShard } from '../../report/report-files.js';
import { hashOfId, type ShardRange, shardRanges } from '../../report/shard-ranges.js';
import { type LedgerLine, ledgerLine } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';
import { GarbageLimit } from '../site/collect-garbage.js';
import { hostDevice } from '../site/host-device.js';

type DetailsOf = (id: string) => string | undefined;

/** The shards of a fleet's report, out of the lines of its devices alone. `detailsOf` is absent where no device has details. */
export function reportShards(
  lines: Lines,
  { version, detailsOf }: { version: string; detailsOf: DetailsOf | undefined },
): readonly ReportShard[] {
  // Of one shard at a time: of all they take four times as much as what is written of them.
  const garbage = new GarbageLimit();
  let made: { readonly start: number; readonly devices: readonly ReportDevice[] } | undefined;
  const devicesIn = ({ start, end }: ShardRange, most: number): readonly ReportDevice[] => {
    const count = Math.min(end - start, most);
    if (made?.start === start && made.devices.length >= count) return made.devices.slice(0, count);
    garbage.keep();
    const devices = Array.from({ length: count }, (_, at) =>
      reportDevice(ledgerLine(lines.text(start + at)), { detailsOf }),
    );
    made = { start, devices };
    return devices;
  };
  return shardRanges(lines.count, (index) => hashOfId(lines.bytes, ...lines.fieldAt(index, 0))).map(
    (range) => {
      const { start, end } = range;
      const keys = new Array<string>(end - start).fill('');
      const details = (
        detailsOf === undefined ? keys : keys.map((none, at) => detailsOf(lines.name(start + at)) ?? none)
      ).join();
      return {
        name: sha256(`${version}\n${details}\n${sha256(lines.range(start, end))}`).slice(0, 20),
        first: lines.name(start),
        last: lines.name(end - 1),
        count: end - start,
        devices: (most = Number.POSITIVE_INFINITY) => devicesIn(range, most),
      };
    },
  );
}

function reportDevice(line: LedgerLine, { detailsOf }: { detailsOf: DetailsOf | undefined }): ReportDevice {
  const { id, file, kind, record } = line;
  const host = hostDevice(line);
  const [type = '', ...groups] = kind.split('+');
  const { image_bytes: bytes = [] } = record;
  const details = detailsOf?.(id);
  return {
    row: {
      ...{ id, type, groups },
      hostname: record.hostname,
      fqdn: host.fqdn ?? '',
      address: record.management_ip ?? '',
      addresses: addressesOf(host),
      macs: (record.interfaces ?? []).flatMap(({ mac }: NicRecord) => mac ?? []),
      uuid: record.uuid,
      serial: record.serial ?? '',
      instanceId: record.instance_id,
      images: record.images.map((name, index) => {
        const size = bytes[index];
        return typeof size === 'number' ? { name, bytes: size } : { name };
      }),
      files: record.files,
      digest: record.digest,
      source: file,
    },
    network: {
      interfaces: host.interfaces.map(networkInterface),
      ...(details === undefined ? {} : { details }),
    },
  };
}

const addressesOf = ({ interfaces }: HostDevice): readonly string[] =>
  interfaces.flatMap(({ addresses }) => addresses.map(({ address, prefix }) => `${address}/${prefix}`));
