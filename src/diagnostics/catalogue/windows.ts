import type { Diagnostic, Position } from '../diagnostic.js';
import { either, error, message, messageRows, warning } from '../message.js';
import { type AboutPart, type Place, partMessage } from './part-message.js';

export const rows = messageRows({
  'windows-part': warning(
    'cloudbase-init ignores a part',
    'cloudbase-init reads cloud-configs, scripts and part-handlers only.',
  ),
  'windows-script': error(
    'cloudbase-init cannot run a script',
    'cloudbase-init chooses the interpreter by the extension of the file name.',
  ),
  'windows-handler': error(
    'cloudbase-init cannot load a part-handler',
    'The name of a part-handler must end in .py.',
  ),
  'windows-keys': warning(
    'cloudbase-init ignores cloud-config keys',
    'cloudbase-init reads a few cloud-config keys only.',
  ),
  'windows-network': either(
    'cloudbase-init cannot set up an interface',
    'cloudbase-init finds adapters by their MAC and knows ethernet interfaces, bonds and VLANs on bonds.',
  ),
});

export const windowsIgnores = (
  place: Place,
  { filename, device, what }: AboutPart & { what: string },
): Diagnostic =>
  partMessage(place, rows['windows-part'], {
    device,
    found: `"${filename}" is ${what}, which cloudbase-init passes over`,
    expected: 'a cloud-config, a script or a part-handler for a device with os: windows',
  });

export const windowsScript = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['windows-script'], {
    device,
    found: `the ending of the script "${filename}" names no interpreter`,
    expected: 'a name that ends in .ps1, .cmd, .py, .sh or .exe for a device with os: windows',
    fix: /\.bat$/i.test(filename)
      ? 'cloudbase-init does not know .bat: name it .cmd'
      : 'say so in type.yaml: { template: …, filename: setup.ps1 }',
  });

export const windowsFilename = (
  place: Place,
  { filename, device, character }: AboutPart & { character: string },
): Diagnostic =>
  partMessage(place, rows['windows-script'], {
    device,
    found: `the name "${filename}" holds "${character}"`,
    expected: 'a name that Windows takes for a file, like setup.ps1',
  });

export const windowsHandler = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['windows-handler'], {
    device,
    found: `the name of the part-handler "${filename}" does not end in .py`,
    expected: 'such a name for a device with os: windows: cloudbase-init loads no other module',
    fix: 'say so in type.yaml: { template: …, filename: handler.py }',
  });

export const windowsKeys = (
  place: Place,
  { filename, device, keys }: AboutPart & { keys: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['windows-keys'], {
    device,
    found: `cloudbase-init passes over ${keys.join(', ')} in "${filename}"`,
    expected: `what it knows: ${windowsCloudConfigKeys.join(', ')}`,
  });

/** Source: cloudbaseinit/plugins/common/userdataplugins/cloudconfigplugins/factory.py. */
export const windowsCloudConfigKeys: readonly string[] = [
  ...['write_files', 'set_timezone', 'timezone', 'set_hostname', 'hostname'],
  ...['ntp', 'groups', 'users', 'runcmd'],
];

export const windowsWithoutMac = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'error',
    found: `the interface "${name}" has no mac`,
    expected: 'one for a device with os: windows: cloudbase-init finds its adapters by nothing else',
  });

export const windowsBridge = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'warning',
    found: `the bridge "${name}" of a device with os: windows, which cloudbase-init passes over`,
    expected: 'interfaces of the kinds ethernet, bond and vlan',
  });

export const windowsVlan = (position: Position, { name, link }: { name: string; link: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'error',
    found: `the VLAN "${name}" of a device with os: windows is on "${link}", which is no bond`,
    expected: 'a bond: cloudbase-init adds VLANs to network teams alone',
  });
