import { resolve } from 'node:path';
import { parseInterfaceName } from '../../domain/interface-name.js';
import {
  type Firmware,
  firmwares,
  hypervisors,
  type MachineOption,
  machineOptions,
  type Way,
  ways,
} from '../../pipeline/attach/hypervisors.js';
import { type Invocation, UsageError } from '../command.js';
import { memoryOf } from '../commands/memory.js';
import { oneOf } from '../commands/one-of.js';

type Values = Invocation['values'];

const names = Object.keys(hypervisors);

/** The names of the hypervisors that have a use for an option. */
export const takersOf = (option: MachineOption): readonly string[] =>
  names.filter((name) => hypervisors[name]?.takes.includes(option));

export const hypervisorOf = (values: Values): string => oneOf('--for', values.for, names);

/** The way that was asked for, or the hypervisor's usual one. */
export function wayOf(values: Values, hypervisor: string): Way {
  const kind = hypervisors[hypervisor];
  if (kind === undefined) throw new Error(`no hypervisor ${hypervisor}: its name was looked up before`);
  const isAws = values.asAws === true;
  if (values.by === undefined) return isAws ? 'address' : kind.ways[0];
  const by = oneOf('--by', values.by, ways) as Way;
  if (isAws && by !== 'address')
    throw new UsageError(`--as-aws works only with --by address, not with --by ${by}`);
  // Where a URL has no place there is more to say than that: attach does.
  if (!kind.ways.includes(by) && !(by === 'url' && kind.insteadOfSerial !== undefined)) {
    const others = names.filter((name) => hypervisors[name]?.ways.includes(by)).join(', ');
    throw new UsageError(
      `--by ${by} does not work for ${hypervisor}, only for ${others}; ${hypervisor} takes ${kind.ways.join(', ')}`,
    );
  }
  return by;
}

/** The options about the machine, where the hypervisor takes them. */
export function machineValues(values: Values, { hypervisor, cwd }: { hypervisor: string; cwd: string }) {
  for (const option of machineOptions) assertTaken(option, values, hypervisor);
  const { disk, firmware, bridge, vmid, name, form } = values;
  const bridgeName = typeof bridge === 'string' ? parseInterfaceName(bridge) : undefined;
  if (bridgeName?.ok === false)
    throw new UsageError(`--bridge: ${bridgeName.found}; expected ${bridgeName.expected}`);
  if (bridge !== undefined && values.nics !== true && takersOf('nics').includes(hypervisor))
    throw new UsageError(`--bridge needs --nics; without it ${hypervisor} does not change the NICs`);
  if (typeof vmid === 'string' && !/^[1-9][0-9]{2,8}$/.test(vmid))
    throw new UsageError(`--vmid "${vmid}" is not a Proxmox VM id; expected a number from 100`);
  if (typeof name === 'string' && !/^[^\p{Cc}]+$/u.test(name))
    throw new UsageError('--name is empty or contains a control character');
  return {
    memoryMib: memoryOf(values),
    existing: values.existing === true,
    replacesNics: values.nics === true,
    asAws: values.asAws === true,
    ...(typeof disk === 'string' ? { disk: resolve(cwd, disk) } : {}),
    ...(firmware === undefined ? {} : { firmware: oneOf('--firmware', firmware, firmwares) as Firmware }),
    ...(typeof bridge === 'string' ? { bridge } : {}),
    ...(typeof vmid === 'string' ? { vmid } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(form === undefined ? {} : { form: oneOf('--form', form, hypervisors[hypervisor]?.forms ?? []) }),
  };
}

/** Commander's names of options that are not one word. */
const valueNames: Readonly<Partial<Record<MachineOption, string>>> = { 'as-aws': 'asAws' };

function assertTaken(option: MachineOption, values: Values, hypervisor: string): void {
  if (
    values[valueNames[option] ?? option] === undefined ||
    hypervisors[hypervisor]?.takes.includes(option) === true
  )
    return;
  throw new UsageError(
    `--${option} does not work for ${hypervisor}, only for ${takersOf(option).join(', ')}`,
  );
}
