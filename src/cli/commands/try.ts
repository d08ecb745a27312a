import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseDeviceId } from '../../domain/device-id.js';
import type { Token } from '../../domain/token.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { isGood, verdictText } from '../report/verdict.js';
import { memoryOf } from './memory.js';
import { oneOf } from './one-of.js';

export const tryCommand: Command = {
  name: 'try',
  isDeed: true,
  summary: "boot a device's seed in QEMU on a temporary disk, and report what cloud-init did",
  operands: ['<device>', '[qemu...]'],
  options: [
    { flags: '--image <path>', description: 'disk image of a guest with cloud-init; it is only read' },
    { flags: '--by <way>', description: 'iso, or url: over HTTP from this machine (default: iso)' },
    {
      flags: '--seed <image>',
      description: "name of the site's image in the drive (default: the first one)",
    },
    { flags: '--timeout <seconds>', description: 'time limit for cloud-init (default: 600)' },
    { flags: '--memory <mib>', description: 'memory in MiB (default: 1024)' },
    { flags: '--keep', description: 'keep the disk and the seed afterwards' },
  ],
  examples: [
    'seedpress try web-01 --image debian-12-generic-amd64.qcow2',
    'seedpress try web-01 --image noble-server-cloudimg-amd64.img --by url --timeout 900',
    "seedpress try web-01 --image root.qcow2 -- -kernel vmlinuz -append 'root=/dev/vda console=ttyS0'",
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [device = '', ...qemuArguments] = operands;
  const { image, seed } = values;
  if (typeof image !== 'string')
    throw new UsageError('--image is missing; expected the disk image of a guest');
  const by = values.by === undefined ? 'iso' : oneOf('--by', values.by, ['iso', 'url']);
  const options = { memoryMib: memoryOf(values), timeoutMs: timeoutOf(values) };
  const signal = io.interrupted();
  const served = by === 'url' ? await serveOne(device, common.out) : undefined;
  const started = io.now();
  try {
    const { tryDevice } = await import('../../pipeline/try/try-device.js');
    const result = await tryDevice({
      ...common,
      ...options,
      version: io.version,
      searchPath: io.searchPath,
      cores: io.cores,
      device,
      image: resolve(io.cwd, image),
      ...(served === undefined ? {} : { url: served.url }),
      ...(typeof seed === 'string' ? { seed } : {}),
      keep: values.keep === true,
      qemuArguments,
      signal,
      onStart: ({ accelerator }) => {
        if (accelerator === 'tcg' && !common.quiet)
          io.stderr('seedpress: this machine has no KVM; QEMU emulates the processor, which takes minutes\n');
      },
      onLine: (line) => {
        if (!common.quiet && !common.json) io.stdout(`${line}\n`);
      },
    });
    if (result.outcome === 'refused') {
      reportDiagnostics(result.diagnostics, io);
      return 1;
    }
    if (common.json)
      io.stdout(`${JSON.stringify({ device, by, isGood: isGood(result), ...result }, null, 2)}\n`);
    else io.stderr(verdictText(result, { elapsedMs: io.now() - started, ...options }));
    return isGood(result) ? 0 : 1;
  } finally {
    await served?.close();
  }
}

/**
 * Serves one device's folder on the loopback, which guests on QEMU's user network reach as 10.0.2.2. So does every user of this
 * machine: a token that is made now keeps out all who cannot see the arguments of QEMU.
 */
async function serveOne(device: string, out: string) {
  const id = parseDeviceId(device);
  if (!id.ok) throw new UsageError(`${id.found}; expected ${id.expected}`);
  const { startServer } = await import('../../server/server.js');
  const { asDeviceByToken } = await import('../../server/folder-of/as-device.js');
  const token = randomBytes(16).toString('hex') as Token;
  const server = await startServer({ root: out, port: 0, folderOf: asDeviceByToken(id.value, token) });
  return { url: `http://10.0.2.2:${server.port}/s/${token}/`, close: () => server.close() };
}

function timeoutOf({ timeout }: Invocation['values']): number {
  if (timeout === undefined) return 600_000;
  if (typeof timeout !== 'string' || !/^[1-9][0-9]{0,5}$/.test(timeout))
    throw new UsageError(
      `--timeout "${String(timeout)}" is not a number of seconds; expected a number like 600`,
    );
  return Number(timeout) * 1000;
}
