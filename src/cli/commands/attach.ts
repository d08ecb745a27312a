import { resolve } from 'node:path';
import { parseInterfaceName } from '../../domain/interface-name.js';
import {
  type Firmware,
  firmwares,
  hypervisors,
  type MachineOption,
  type Way,
  ways,
} from '../../pipeline/attach/hypervisors.js';
import { type Command, type Invocation, UsageError } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { memoryOf } from './memory.js';
import { oneOf } from './one-of.js';

const names = Object.keys(hypervisors);

export const attach: Command = {
  name: 'attach',
  summary: 'print the command or XML that gives a machine its seed and its identity',
  operands: ['<device>'],
  options: [
    { flags: '--for <hypervisor>', description: names.join(', ') },
    { flags: '--by <way>', description: `${ways.join(', ')} (default: iso)` },
    { flags: '--seed <image>', description: "which of the site's images, by its name (default: its first)" },
    { flags: '--disk <path>', description: `the disk that the machine boots from (${takersOf('disk')})` },
    { flags: '--memory <mib>', description: `default: 1024 (${takersOf('memory')})` },
    {
      flags: '--firmware <kind>',
      description: `${firmwares.join(', ')} (${takersOf('firmware')}; default: bios)`,
    },
    {
      flags: '--bridge <name>',
      description: `the host's bridge that the NICs are on (${takersOf('bridge')})`,
    },
    { flags: '--vmid <number>', description: `the machine's number (${takersOf('vmid')})` },
  ],
  examples: [
    'seedpress attach waf-ba-0001 --for libvirt --disk /srv/waf-ba-0001.qcow2 >waf-ba-0001.xml',
    'seedpress attach waf-ba-0001 --for proxmox --vmid 101',
    'seedpress attach waf-ba-0001 --for qemu --by url',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [device = ''] = operands;
  const name = oneOf('--for', values.for, names);
  const by = values.by === undefined ? 'iso' : (oneOf('--by', values.by, ways) as Way);
  const pipeline = await import('../../pipeline/attach/attach.js');
  const result = await pipeline.attach({
    root: common.root,
    out: common.out,
    device,
    hypervisor: name,
    by,
    ...(typeof values.seed === 'string' ? { seed: values.seed } : {}),
    ...machineOptions(values, { name, cwd: io.cwd }),
  });
  reportDiagnostics(result.diagnostics, io);
  if (result.outcome === 'refused') return 1;
  const { text, machine } = result;
  io.stdout(common.json ? `${JSON.stringify({ device, for: name, by, text, machine }, null, 2)}\n` : text);
  return 0;
}

function takersOf(option: MachineOption): string {
  return names.filter((name) => hypervisors[name]?.takes.includes(option)).join(', ');
}

function machineOptions(values: Invocation['values'], { name, cwd }: { name: string; cwd: string }) {
  for (const option of ['disk', 'memory', 'firmware', 'bridge', 'vmid'] as const) {
    const isTaken = hypervisors[name]?.takes.includes(option) === true;
    if (values[option] !== undefined && !isTaken)
      throw new UsageError(`--${option} is not for ${name}, but for ${takersOf(option)}`);
  }
  const { disk, firmware, bridge, vmid } = values;
  if (typeof vmid === 'string' && !/^[1-9][0-9]{2,8}$/.test(vmid))
    throw new UsageError(`--vmid "${vmid}" is not Proxmox's number of a machine; they begin at 100`);
  const bridgeName = typeof bridge === 'string' ? parseInterfaceName(bridge) : undefined;
  if (bridgeName?.ok === false) throw new UsageError(`--bridge: ${bridgeName.found}; ${bridgeName.expected}`);
  return {
    memoryMib: memoryOf(values),
    ...(typeof disk === 'string' ? { disk: resolve(cwd, disk) } : {}),
    ...(firmware === undefined ? {} : { firmware: oneOf('--firmware', firmware, firmwares) as Firmware }),
    ...(typeof bridge === 'string' ? { bridge } : {}),
    ...(typeof vmid === 'string' ? { vmid } : {}),
  };
}
