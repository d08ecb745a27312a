import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'upstart-job': warning(
    'cloud-init drops upstart jobs',
    'cloud-init has no upstart support from version 22.2 on. Use a script, a bootcmd or a systemd unit.',
  ),
  'upstart-systemd': error(
    'An upstart job cannot become a systemd unit',
    'The message names what has no translation. Write the unit by hand.',
  ),
});

export const upstartUntranslatable = (
  place: Place,
  { filename, device, found, expected }: AboutPart & { found: string; expected: string },
): Diagnostic =>
  partMessage(place, rows['upstart-systemd'], {
    device,
    found: `cannot translate ${found} in "${filename}"`,
    expected,
  });

export const upstartDropped = (
  position: Position,
  { template, isLeftOut }: { template: string; isLeftOut: boolean },
): Diagnostic =>
  message(rows['upstart-job'], position, {
    found: `"${template}" is an upstart job, which cloud-init 22.2 and later drop${isLeftOut ? '; the build leaves it out for your cloud_init' : ''}`,
    expected: 'a script or a bootcmd for newer guests',
    fix: `write { template: ${template}, upstart: systemd } to turn the job into a systemd unit`,
  });

export const notAnUpstartJob = (
  position: Position,
  { template, contentType }: { template: string; contentType: string },
): Diagnostic =>
  message(rows['upstart-systemd'], position, {
    found: `"upstart: systemd" is set for "${template}", which is ${contentType}`,
    expected: 'an upstart job, like nsfocus-init.upstart',
  });

export const upstartInVendorData = (position: Position, { template }: { template: string }): Diagnostic =>
  message(rows['upstart-systemd'], position, {
    found: `"${template}" in vendor_data cannot become a unit, because a runcmd or write_files in user-data would replace it`,
    expected: 'the job in user_data',
  });
