import { measure } from './measure.mjs';
import { mostOfOthers, names } from './rows.mjs';

const localds = `
find "$1" -mindepth 1 -maxdepth 1 | sort | head -n "$3" | while read -r device; do
  cloud-localds -N "$device/network-config" "$2/\${device##*/}.iso" "$device/user-data" "$device/meta-data" || exit 1
done`;

const genisoimage = `
find "$1" -mindepth 1 -maxdepth 1 | sort | head -n "$3" | while read -r device; do
  genisoimage -quiet -output "$2/\${device##*/}.iso" -volid cidata -joliet -rational-rock \\
    "$device/user-data" "$device/meta-data" "$device/vendor-data" "$device/network-config" || exit 1
done`;

/**
 * Other tools that make an image of each device's files, which are there already.
 * @param {string} scratch
 * @param {{ devices: number, www: (run: number) => string, into: Into }} options `www` has a folder for each device
 * @returns {readonly import('./rows.mjs').Contestant[]}
 */
export function loops(scratch, { devices, www, into }) {
  const part = Math.min(devices, mostOfOthers);
  /** @type {(name: string, script: string) => import('./rows.mjs').Contestant} */
  const loop = (name, script) => ({
    ...{ name, devices, part },
    once: (run) =>
      into((folder) => measure(['bash', '-c', script, 'bash', www(run), folder, String(part)], { scratch })),
  });
  return [loop(names.localds, localds), loop(names.genisoimage, genisoimage)];
}

/** @typedef {(make: (folder: string) => import('./measure.mjs').Figures) => import('./measure.mjs').Figures} Into */
