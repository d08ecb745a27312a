import type { Machine, MachineNic, SeedFileName } from './machine.js';

/** For hypervisors that choose the serial number themselves. */
export const lostSerial = ({ serial }: Machine): readonly string[] =>
  serial === undefined ? [] : [`the serial number ${serial}`];

/** For hypervisors that choose the uuid themselves. One that nobody chose is no loss. */
export const lostUuid = ({ uuid, hasOwnUuid }: Machine): readonly string[] =>
  hasOwnUuid ? [`the uuid ${uuid}`] : [];

/** For hypervisors that know no product name but their own. */
export const lostProduct = ({ product }: Machine): readonly string[] =>
  product === undefined
    ? []
    : [`the product name ${product}, by which cloud-init before 23.2 finds OpenStack`];

/** For hypervisors that name the host's end of a NIC themselves; `isLost` says which names. */
export const lostTaps = (
  { nics }: Machine,
  isLost: (tap: string, index: number) => boolean = () => true,
): readonly string[] =>
  nics.flatMap(({ name, tap }, index) =>
    tap !== undefined && isLost(tap, index) ? [`the tap ${tap} of ${name}`] : [],
  );

/** For hypervisors that put no NIC into a VLAN; `isLost` says which ones. */
export const lostVlans = (
  { nics }: Machine,
  isLost: (nic: MachineNic) => boolean = () => true,
): readonly string[] =>
  nics.flatMap((nic) =>
    nic.vlanTag !== undefined && isLost(nic) ? [`the VLAN ${nic.vlanTag} of ${nic.name}`] : [],
  );

/** For hypervisors that hand some of NoCloud's files to no guest, by what is in each. */
export const lostFiles = (
  { files }: Machine,
  names: Readonly<Partial<Record<SeedFileName, string>>>,
): readonly string[] =>
  Object.entries(names).flatMap(([name, what]) =>
    files?.contents.has(name as SeedFileName) === true ? [`the ${name}, because ${what}`] : [],
  );
