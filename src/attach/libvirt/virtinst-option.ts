import type { Machine } from '../machine.js';

/** `key=value` among the options of virt-install and virt-xml; nothing where there is no value. */
export const pair = (key: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}=${quoted(value)}`];

/** Options are split by Python's shlex at commas, in POSIX mode: quotes and backslashes mean what they do to a shell. */
export const quoted = (value: string): string =>
  /^[\w./:;=-]*$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;

/** What SMBIOS says beside the uuid, for --sysinfo of virt-install. ParserSYSInfo takes type=smbios, and sets os/smbios to sysinfo. */
export const sysinfoOption = ({ manufacturer, product, serial }: Machine): string =>
  [
    'type=smbios',
    ...pair('system.manufacturer', manufacturer),
    ...pair('system.product', product),
    ...pair('system.serial', serial),
  ].join(',');
