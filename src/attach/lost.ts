import type { Machine } from './machine.js';

/** For hypervisors that choose the serial number themselves. */
export const lostSerial = ({ serial }: Machine): readonly string[] =>
  serial === undefined ? [] : [`the serial number ${serial}`];

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
