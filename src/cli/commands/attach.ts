import { buildFix } from '../../diagnostics/catalogue/attach.js';
import {
  firmwares,
  hypervisors,
  type MachineOption,
  type Way,
  ways,
} from '../../pipeline/attach/hypervisors.js';
import { hypervisorOf, machineValues, takersOf, wayOf } from '../attach/machine-values.js';
import type { Command, Invocation } from '../command.js';
import type { ExitCode, Io } from '../io.js';
import { reportDiagnostics } from '../report/diagnostics.js';
import { nextCommand } from '../report/next-command.js';

const takers = (option: MachineOption): string => takersOf(option).join(', ');

const providers = (way: Way): string =>
  Object.entries(hypervisors)
    .filter(([, hypervisor]) => hypervisor.ways.includes(way))
    .map(([name]) => name)
    .join(', ');

export const attach: Command = {
  name: 'attach',
  summary: 'print the command, XML or settings that give a machine its seed and its identity',
  operands: ['<device>'],
  options: [
    { flags: '--for <hypervisor>', description: Object.keys(hypervisors).join(', ') },
    {
      flags: '--by <way>',
      description: `${ways.join(', ')} (default: iso; files for ${providers('files')})`,
    },
    { flags: '--seed <image>', description: "name of the site's image to attach (default: the first one)" },
    {
      flags: '--existing',
      description: `attach the seed to a machine that already exists (${takers('existing')})`,
    },
    {
      flags: '--name <name>',
      description: `name of the machine, if it differs from the device id (${takers('name')})`,
    },
    { flags: '--disk <path>', description: `disk that the machine boots from (${takers('disk')})` },
    { flags: '--memory <mib>', description: `memory in MiB (default: 1024; ${takers('memory')})` },
    {
      flags: '--firmware <kind>',
      description: `${firmwares.join(', ')} (${takers('firmware')}; default: bios)`,
    },
    {
      flags: '--bridge <name>',
      description: `bridge of the host for NICs without one in the inventory (${takers('bridge')})`,
    },
    {
      flags: '--nics',
      description: `also set the NICs; replaces all their settings: VLAN tag, firewall, rate (${takers('nics')})`,
    },
    {
      flags: '--form <form>',
      description: `form of the output: ${takersOf('form')
        .map((name) => `${hypervisors[name]?.forms?.join(', ')} (${name})`)
        .join('; ')}`,
    },
    { flags: '--as-aws', description: `SMBIOS values of Amazon EC2, for --by address (${takers('as-aws')})` },
    { flags: '--vmid <number>', description: `number of the machine (${takers('vmid')})` },
  ],
  examples: [
    'seedpress attach web-01 --for libvirt --disk /srv/web-01.qcow2 >web-01.xml',
    'seedpress attach web-01 --for libvirt --existing',
    'seedpress attach web-01 --for proxmox --vmid 101',
    'seedpress attach web-01 --for vmware --by guestinfo',
    'seedpress attach web-01 --for qemu --by url',
  ],
  run,
};

async function run({ operands, values, common }: Invocation, io: Io): Promise<ExitCode> {
  const [device = ''] = operands;
  const hypervisor = hypervisorOf(values);
  const by = wayOf(values, hypervisor);
  const machine = machineValues(values, { hypervisor, cwd: io.cwd });
  const pipeline = await import('../../pipeline/attach/attach.js');
  const result = await pipeline.attach({
    root: common.root,
    secretsFrom: common.secretsFrom,
    out: common.out,
    version: io.version,
    searchPath: io.searchPath,
    device,
    hypervisor,
    by,
    ...(typeof values.seed === 'string' ? { seed: values.seed } : {}),
    ...machine,
  });
  const build = nextCommand(buildFix, { ...common, cwd: io.cwd });
  const diagnostics = result.diagnostics.map((diagnostic) =>
    diagnostic.fix === buildFix ? { ...diagnostic, fix: build } : diagnostic,
  );
  reportDiagnostics(diagnostics, io);
  if (result.outcome === 'refused') return 1;
  const { text, machine: attached } = result;
  // What the files hold is not for people, and a guest's secrets are in it.
  const { files, ...rest } = attached;
  const shown = files === undefined ? rest : { ...rest, files: files.folder };
  io.stdout(
    common.json
      ? `${JSON.stringify({ device, for: hypervisor, by, text, machine: shown }, null, 2)}\n`
      : text,
  );
  return 0;
}
