import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, warning } from '../message.js';

export const rows = messageRows({
  'attach-no-files': error(
    'The site does not write the files of NoCloud',
    'With --by files the machine gets these files. Add a layout or an image that writes them, then build.',
  ),
  'attach-no-ec2': error(
    'The site does not write the layout for images made for AWS',
    'With --as-aws, cloud-init sends the same requests as on AWS. Add the layout that the message names to site.yaml.',
  ),
  'attach-no-domain': error(
    'libvirt has no domain of this name',
    '--existing changes a domain that exists. Leave it out to print a new domain, or give the name with --name.',
  ),
  'attach-url-unanswered': warning(
    'The server will answer this device with 404',
    'With access: address the server identifies a device by its management_ip. Set it, or use access: token.',
  ),
  'attach-server-loopback': warning(
    'The address of the server is a loopback address',
    'A loopback address leads a machine to itself. Set server.address in site.yaml.',
  ),
});

/** The place is what site.yaml says of layouts. */
export const noSeedFiles = (
  position: Position,
  { layouts, images }: { layouts: readonly string[]; images: readonly string[] },
): Diagnostic =>
  message(rows['attach-no-files'], position, {
    found: '--by files needs the files of NoCloud, which this site does not write',
    expected: `"${layouts.join('" or "')}" in its list of layouts, or "${images.join('" or "')}" in its list of images`,
  });

/** The place is what site.yaml says of layouts. */
export const awsNotServed = (position: Position, { readable }: { readable: readonly string[] }): Diagnostic =>
  message(rows['attach-no-ec2'], position, {
    found: '--as-aws needs the layout of Amazon, which this site does not write',
    expected: `"${readable.join('" or "')}" in its list of layouts`,
  });

/** The place is the device. */
export const noSuchDomain = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['attach-no-domain'], position, {
    found: `virsh knows no domain "${name}"`,
    expected: 'a domain that exists, by the id of the device or by --name',
    fix: 'leave --existing out and pass the output to virsh define',
  });

/** The place is the device. */
export const urlNotAnswered = (position: Position, { id, url }: { id: string; url: string }): Diagnostic =>
  message(rows['attach-url-unanswered'], position, {
    found: `${id} has no management_ip, so the server answers its requests for ${url} with 404`,
    expected: 'a management_ip, or "access: token" in site.yaml',
  });

/** The place is what site.yaml says of the server. */
export const serverIsGuest = (position: Position, { address }: { address: string }): Diagnostic =>
  message(rows['attach-server-loopback'], position, {
    found: `the address of the server is ${address}, which to every machine is the machine itself`,
    expected: 'an address that the machines can reach, like "server: { address: 192.0.2.2 }"',
  });
