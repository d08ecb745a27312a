import { fits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostFiles, lostSerial, lostUuid } from '../lost.js';
import type { SeedFileName } from '../machine.js';
import { powershellText } from '../powershell.js';

/**
 * PowerShell for Windows, before `wsl --install --name`: cloud-init looks into the user's folder for files with the name of its
 * instance. Source: DataSourceWSL.py, candidate_user_data_file_names and load_instance_metadata.
 */
export const wsl: Hypervisor = {
  prints: 'PowerShell that copies the files',
  ways: ['files'],
  takes: ['name'],
  print({ name, files }) {
    const copied = names.filter((file) => files?.contents.has(file));
    return fits(
      [
        '$seeds = New-Item -ItemType Directory -Force -Path "$env:USERPROFILE\\.cloud-init"',
        ...copied.map(
          (file) =>
            `Copy-Item -LiteralPath ${powershellText(`${files?.folder}/${file}`)} -Destination (Join-Path $seeds ${powershellText(`${name}.${file}`)})`,
        ),
      ]
        .map((line) => `${line}\n`)
        .join(''),
    );
  },
  lost: (machine) => [
    ...lostUuid(machine),
    ...lostSerial(machine),
    ...lostFiles(machine, {
      'vendor-data': 'cloud-init reads none on WSL',
      'network-config': 'Windows gives the machine its network',
    }),
  ],
};

const names: readonly SeedFileName[] = ['user-data', 'meta-data'];
