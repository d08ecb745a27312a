import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows } from '../message.js';

export const rows = messageRows({
  'address-format': error(
    'Not an IP address',
    'The message says which format is expected: an address, or an address with its prefix length.',
  ),
  budget: error('Unknown budget', 'A budget is a number of bytes or the name of a known limit.'),
  'content-type': error(
    'Not a content type',
    'A content type is two words with a slash, like text/cloud-config.',
  ),
  'device-id': error(
    'Not a device id',
    'An id has lower-case letters, digits and dashes, because it becomes a folder name and a host name.',
  ),
  'file-mode': error('Not a file mode', 'A mode has three or four octal digits, in quotes.'),
  'file-owner': error('Not a file owner', 'An owner is a user or user:group.'),
  'file-source': error(
    'A file has no content, or two',
    'A file takes its content either from a template or from content.',
  ),
  'guest-path': error('Not an absolute path', 'The path of a file in the guest starts with a slash.'),
  'include-key': error(
    'A key belongs inside include',
    'cloud-init only looks at the URLs of an include part. Other settings belong inside include.',
  ),
  'instance-id': error(
    'Not an instance-id',
    'An instance-id is one line of text without blanks at its ends.',
  ),
  'interface-name': error(
    'Not an interface name',
    'Linux allows at most 15 characters in the name of an interface.',
  ),
  'key-name': error(
    'Not a key name',
    'Names under public_keys become part of URLs, so they have few special characters.',
  ),
  'mac-format': error('Not a MAC address', 'A MAC has six groups of two hex digits.'),
  'merge-type': error('Not a merge type', 'cloud-init drops a part whose merge type it cannot read.'),
  'meta-data-key': error(
    'Not a meta-data key',
    'Names under meta_data become part of URLs, so they have few special characters.',
  ),
  'name-format': error(
    'Not a host name or domain',
    'A name has letters, digits and dashes, with dots between its labels.',
  ),
  namespace: error('Not a namespace', 'The namespace is a folder name in the URLs of the namespace layout.'),
  'part-filename': error('Not a part name', 'The name of a part becomes a file name in the guest.'),
  'part-source': error(
    'A part has no content, or two',
    'A part takes its content either from a template or from an include.',
  ),
  'public-key': error('Not a public key', 'A public key is one line of an authorized_keys file.'),
  'serial-format': error(
    'Not a serial number',
    'The serial becomes part of an SMBIOS table and of command lines, so it has few special characters.',
  ),
  'server-address': error(
    'Not a server address',
    'The address of the server is an IP address or a DNS name without a port.',
  ),
  'template-name': error(
    'Not a template name',
    'A template is named by its path below the folder of its type.',
  ),
  'token-secret': error(
    'The secret file is in the wrong place',
    'The secret must not be below devices/, templates/ or out/, where others can read it.',
  ),
  'group-name': error('Not a group name', 'The name of a group is the name of its folder below templates/.'),
  'type-name': error('Not a type name', 'The name of a type is the name of its folder below templates/.'),
  'uuid-format': error('Not a UUID', 'A UUID has 32 hex digits in five groups.'),
  version: error('Not a version', 'Versions are folder names in the URLs of the namespace layout.'),
  'version-range': error(
    'Not a version range',
    'A version range compares versions of cloud-init, like ">=22.4 <27".',
  ),
  'wrong-key': error('A name in a mapping is not allowed', 'The message says what the names must look like.'),
  'wrong-value': error(
    'A value has the wrong type or is out of range',
    'The message says which values are allowed.',
  ),
});

export type ValueCode = keyof typeof rows;

/** A string that the parser of its field refused. `renderedFrom` is the string as written, if it was a template. */
export const misfit = (
  position: Position,
  options: { code: ValueCode; found: string; expected: string; renderedFrom: string | undefined },
): Diagnostic => {
  const { code, found, expected, renderedFrom } = options;
  return message(rows[code], position, {
    found: renderedFrom === undefined ? found : `${found} (rendered from ${JSON.stringify(renderedFrom)})`,
    expected,
  });
};
