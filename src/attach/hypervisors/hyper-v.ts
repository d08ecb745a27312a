import { fits, misfits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostProduct, lostSerial, lostTaps, lostUuid, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';
import { powershellText } from '../powershell.js';

/**
 * PowerShell for a machine that is there and is off, as an administrator. Source of all names: the reference of the module Hyper-V:
 * Set-VMDvdDrive, Add-VMDvdDrive, Set-VMNetworkAdapter, Connect-VMNetworkAdapter, Set-VMNetworkAdapterVlan.
 */
export const hyperV: Hypervisor = {
  prints: 'PowerShell for an existing machine',
  ways: ['iso', 'address'],
  takes: ['existing', 'nics', 'bridge', 'name'],
  insteadOfSerial: () => '--by iso, or the URL in the image as docs/host.md shows',
  print(machine) {
    const { seed, nics } = machine;
    if (seed?.format === 'vfat') {
      return misfits(
        'Hyper-V takes no raw disk image, and a vfat seed is one',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    const lines = [
      `$name = ${powershellText(machine.name)}`,
      ...(seed === undefined ? [] : dvdDrive(seed.path)),
      ...(nics.length === 0 ? [] : ['$adapters = @(Get-VMNetworkAdapter -VMName $name)']),
      ...nics.flatMap((nic, index) => adapter(nic, { index, machine })),
    ];
    return fits(`${lines.join('\n')}\n`);
  },
  lost: (machine) => [
    ...lostUuid(machine),
    ...lostSerial(machine),
    ...lostProduct(machine),
    ...lostTaps(machine),
    ...(machine.replacesNics ? [] : lostVlans(machine)),
  ],
};

const dvdDrive = (path: string): readonly string[] => [
  '$drive = Get-VMDvdDrive -VMName $name | Select-Object -First 1',
  `if ($drive) { $drive | Set-VMDvdDrive -Path ${powershellText(path)} }`,
  `else { Add-VMDvdDrive -VMName $name -Path ${powershellText(path)} }`,
];

/** The machine has its adapters already; one that is not there makes the command fail and say so. */
function adapter(
  { mac, bridge, vlanTag }: MachineNic,
  { index, machine }: { index: number; machine: Machine },
): readonly string[] {
  const which = `-VMNetworkAdapter $adapters[${index}]`;
  const switchName = bridge ?? machine.bridge;
  const own = [
    ...(switchName === undefined
      ? []
      : [`Connect-VMNetworkAdapter ${which} -SwitchName ${powershellText(switchName)}`]),
    ...(vlanTag === undefined ? [] : [`Set-VMNetworkAdapterVlan ${which} -Access -VlanId ${vlanTag}`]),
  ];
  return [
    ...(mac === undefined
      ? []
      : [`Set-VMNetworkAdapter ${which} -StaticMacAddress '${mac.replaceAll(':', '').toUpperCase()}'`]),
    ...(machine.replacesNics ? own : []),
  ];
}
