import { fits } from '../../domain/parsed.js';
import { shellWord } from '../../domain/shell-word.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostSerial, lostUuid } from '../lost.js';

/**
 * A command that copies the files onto the partition that a Raspberry Pi boots from, mounted at $BOOT: NoCloud looks for them
 * there. Its label is system-boot in Ubuntu's images and bootfs in those of Raspberry Pi OS.
 */
export const raspberryPi: Hypervisor = {
  prints: 'a command that copies the files',
  ways: ['files'],
  takes: [],
  print: ({ files }) =>
    fits(
      `cp ${[...(files?.contents.keys() ?? [])].map((name) => shellWord(`${files?.folder}/${name}`)).join(' ')} "\${BOOT:?}"/\n`,
    ),
  lost: (machine) => [...lostUuid(machine), ...lostSerial(machine)],
};
