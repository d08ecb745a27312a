import { fits, misfits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import { hclLines, hclString } from '../hcl.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostProduct, lostSerial, lostTaps, lostVlans } from '../lost.js';
import type { Machine } from '../machine.js';

/** Lines for the .vmx file of a machine that is there and switched off. */
export const vmware: Hypervisor = {
  prints: 'lines for the .vmx file',
  ways: ['iso', 'guestinfo', 'address'],
  takes: ['existing', 'name', 'form'],
  forms: ['vmx', 'govc', 'terraform'],
  // VMware makes it of the uuid: "VMware-42 00 …". Keys that are said to change it are documented nowhere.
  insteadOfSerial: () =>
    '--by guestinfo or --by iso, or the URL in the image: datasource_list: [NoCloud], datasource: {NoCloud: {seedfrom: …}}',
  print(machine) {
    const { seed, form = 'vmx', guestinfo } = machine;
    if (form !== 'vmx') {
      if (guestinfo === undefined)
        return misfits(`--form ${form} works only with --by guestinfo`, '--by guestinfo');
      return fits(form === 'govc' ? govc(guestinfo, machine) : terraform(guestinfo));
    }
    if (seed?.format === 'vfat') {
      return misfits(
        'VMware takes no raw disk image, and a vfat seed is one',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    return fits(
      keysOf(machine)
        .map(([key, value]) => `${key} = "${escaped(value)}"\n`)
        .join('') + (guestinfo === undefined ? '' : otherForms),
    );
  },
  lost: (machine) => [
    ...lostSerial(machine),
    ...lostProduct(machine),
    ...lostTaps(machine),
    ...lostVlans(machine),
  ],
};

const otherForms =
  '# In place of these lines: --form govc for "govc vm.change", --form terraform for extra_config of vsphere_virtual_machine\n';

/** Source: govc's vm.change, whose -e sets one value of extraConfig. */
const govc = (guestinfo: Settings, { name }: Machine): string =>
  commandText('govc vm.change', [
    ['-vm', name],
    ...Object.entries(guestinfo).map(([key, value]) => ['-e', `${key}=${value}`]),
  ]);

const terraform = (guestinfo: Settings): string => {
  const pairs = Object.entries(guestinfo).map(([key, value]) => [hclString(key), hclString(value)] as const);
  return `extra_config = {\n${hclLines(pairs, '  ')}}\n`;
};

type Settings = NonNullable<Machine['guestinfo']>;

function keysOf({ uuid, seed, nics, guestinfo = {} }: Machine): readonly (readonly [string, string])[] {
  return [
    ['uuid.bios', bytesOf(uuid)],
    // Without it a moved machine is asked about at its start, and may get another uuid.
    ['uuid.action', 'keep'],
    ...(seed === undefined
      ? []
      : ([
          ['ide1:0.present', 'TRUE'],
          ['ide1:0.deviceType', 'cdrom-image'],
          ['ide1:0.fileName', seed.path],
          ['ide1:0.startConnected', 'TRUE'],
        ] as const)),
    ...Object.entries(guestinfo),
    ...nics.flatMap(({ mac }, index) =>
      mac === undefined
        ? []
        : ([
            [`ethernet${index}.present`, 'TRUE'],
            [`ethernet${index}.addressType`, 'static'],
            [`ethernet${index}.address`, mac],
            // VMware lets a static address be one of its own prefix only, unless it is told not to look.
            [`ethernet${index}.checkMACAddress`, 'FALSE'],
          ] as const),
    ),
  ];
}

/** `00 11 22 33 44 55 66 77-88 99 aa bb cc dd ee ff`, as VMware writes it. */
function bytesOf(uuid: string): string {
  const bytes = uuid.replaceAll('-', '').match(/../g) ?? [];
  return `${bytes.slice(0, 8).join(' ')}-${bytes.slice(8).join(' ')}`;
}

/** In a value of a .vmx file `|` and two hex digits are a character. */
const escaped = (value: string): string =>
  value.replace(/["|]/g, (character) => `|${character.charCodeAt(0).toString(16).toUpperCase()}`);
