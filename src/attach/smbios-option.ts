import type { Machine } from './machine.js';

/** The value of QEMU's -smbios for what a machine says of itself; the uuid is in it where -uuid is not ours to give. */
export const smbiosOption = (
  { uuid, manufacturer, product, serial }: Machine,
  { hasUuid = false }: { hasUuid?: boolean } = {},
): string =>
  [
    'type=1',
    ...pair('manufacturer', manufacturer),
    ...pair('product', product),
    ...pair('serial', serial),
    ...(hasUuid ? [`uuid=${uuid}`] : []),
  ].join(',');

const pair = (key: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}=${qemuEscaped(value)}`];

/** A comma ends a value; two are one. Source: util/keyval.c, util/qemu-option.c get_opt_value. */
export const qemuEscaped = (value: string): string => value.replaceAll(',', ',,');
