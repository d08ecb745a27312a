/** seedpress/iso: volumes that cloud-init reads, written and read in memory: ISO 9660 with Rock Ridge and Joliet, and VFAT. */
export type { OutputFile } from './domain/output-file.js';
export { type DiskFiles, diskFiles, diskKind } from './encode/disk/disk-files.js';
export { imageDate } from './encode/image-date.js';
export { encodeIso, type IsoOptions } from './encode/iso.js';
export { encodeVfat, type VfatOptions } from './encode/vfat.js';
