import { fits, misfits } from '../../domain/parsed.js';
import { hclLines, hclString } from '../hcl.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps, lostVlans } from '../lost.js';
import type { Machine, SeedFiles } from '../machine.js';
import { smbiosOption } from '../smbios-option.js';

/**
 * A source for Packer's builder qemu; what logs in (ssh_username or communicator) and a build block are to be added. Packer makes a CD
 * of the files, or serves them itself while it builds. Source of all names: the builder's documentation; cd_files from 1.6.6 on.
 */
export const packer: Hypervisor = {
  prints: 'a source in HCL',
  ways: ['files'],
  takes: ['disk', 'memory', 'name', 'form'],
  forms: ['cd_files', 'http_directory'],
  print(machine) {
    const { name, files, form = 'cd_files', disk, memoryMib } = machine;
    if (files === undefined) return misfits('Packer makes the seed image itself', '--by files');
    if (/[*?[\\]|\{\{/.test(files.folder)) {
      return misfits(
        `${files.folder} contains characters that Packer reads as a pattern or a template`,
        'a path for --out without any of * ? [ \\ {{',
      );
    }
    const served = form === 'http_directory';
    return fits(
      `source "qemu" ${hclString(name)} {\n${hclLines(
        [
          ['vm_name', hclString(name)],
          ...(disk === undefined ? [] : diskLines(disk.path)),
          ['memory', String(memoryMib)],
          ...(served ? ([['http_directory', hclString(files.folder)]] as const) : cdLines(files)),
        ],
        '  ',
      )}${qemuArgs(machine, served ? files.serial : undefined)}}\n`,
    );
  },
  lost: (machine) => [...lostTaps(machine), ...lostVlans(machine)],
};

const diskLines = (path: string) =>
  [
    ['disk_image', 'true'],
    ['iso_url', hclString(path)],
    ['iso_checksum', '"none"'],
  ] as const;

/** Names of four files at most: a line is long enough for them. */
const cdLines = ({ folder, contents }: SeedFiles) =>
  [
    ['cd_files', `[${[...contents.keys()].map((file) => hclString(`${folder}/${file}`)).join(', ')}]`],
    // NoCloud's label. Source: DataSourceNoCloud.py.
    ['cd_label', '"cidata"'],
  ] as const;

/** {{ .HTTPIP }} and {{ .HTTPPort }} are the address of Packer's own server. */
function qemuArgs({ serial, ...machine }: Machine, urlSerial: SeedFiles['serial'] | undefined): string {
  const itsSerial = urlSerial?.('http://{{ .HTTPIP }}:{{ .HTTPPort }}/') ?? serial;
  const smbios = smbiosOption(
    { ...machine, ...(itsSerial === undefined ? {} : { serial: itsSerial }) },
    { hasUuid: true },
  );
  const rows = [
    ['-cpu', 'max'],
    ['-smbios', smbios],
  ].map((words) => `    [${words.map(hclString).join(', ')}],\n`);
  return `  qemuargs = [\n${rows.join('')}  ]\n`;
}
