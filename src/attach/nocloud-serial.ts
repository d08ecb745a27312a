/**
 * The text in SMBIOS's system-serial-number by which NoCloud fetches its seed from a URL, which ends in a slash.
 * One form for all clients: before 23.1 `ds=nocloud` alone means a local seed and refuses http, and from 24.1 on
 * `ds=nocloud-net` is deprecated; a dsmode that is written down counts with all of them.
 * Source: cloudinit/sources/DataSourceNoCloud.py, load_cmdline_data and DataSourceNoCloudNet.ds_detect.
 */
export const nocloudSerial = (url: string): string => `ds=nocloud;s=${url};dsmode=net`;
