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
    found: `"${filename}" is ${what}, which cloudbase-init ignores`,
    expected: 'only cloud-configs, scripts and part-handlers for a device with os: windows',
  });

export const windowsScript = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['windows-script'], {
    device,
    found: `the extension of the script "${filename}" names no interpreter for Windows`,
    expected: 'the extension .ps1, .cmd, .py, .sh or .exe for a device with os: windows',
    fix: /\.bat$/i.test(filename)
      ? 'rename it to .cmd, because cloudbase-init does not know .bat'
      : 'set the name in type.yaml: { template: …, filename: setup.ps1 }',
  });

export const windowsFilename = (
  place: Place,
  { filename, device, character }: AboutPart & { character: string },
): Diagnostic =>
  partMessage(place, rows['windows-script'], {
    device,
    found: `the name "${filename}" contains "${character}"`,
    expected: 'a valid file name on Windows, like setup.ps1',
  });

export const windowsHandler = (place: Place, { filename, device }: AboutPart): Diagnostic =>
  partMessage(place, rows['windows-handler'], {
    device,
    found: `the name of the part-handler "${filename}" does not end in .py, so cloudbase-init does not load it`,
    expected: 'a name that ends in .py for a device with os: windows',
    fix: 'set the name in type.yaml: { template: …, filename: handler.py }',
  });

export const windowsKeys = (
  place: Place,
  { filename, device, keys }: AboutPart & { keys: readonly string[] },
): Diagnostic =>
  partMessage(place, rows['windows-keys'], {
    device,
    found: `cloudbase-init ignores ${keys.join(', ')} in "${filename}"`,
    expected: `only keys that it knows: ${windowsCloudConfigKeys.join(', ')}`,
  });

/** Source: cloudbaseinit/plugins/common/userdataplugins/cloudconfigplugins/factory.py. */
export const windowsCloudConfigKeys: readonly string[] = [
  ...['write_files', 'set_timezone', 'timezone', 'set_hostname', 'hostname'],
  ...['ntp', 'groups', 'users', 'runcmd'],
];

export const windowsWithoutMac = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'error',
    found: `the interface "${name}" has no mac, so cloudbase-init cannot find its adapter`,
    expected: 'a mac on each interface of a device with os: windows',
  });

export const windowsBridge = (position: Position, { name }: { name: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'warning',
    found: `cloudbase-init ignores the bridge "${name}" of a device with os: windows`,
    expected: 'only interfaces of the kinds ethernet, bond and vlan',
  });

export const windowsVlan = (position: Position, { name, link }: { name: string; link: string }): Diagnostic =>
  message(rows['windows-network'], position, {
    severity: 'error',
    found: `the VLAN "${name}" of a device with os: windows is on "${link}", which is not a bond`,
    expected: 'a VLAN on a bond, because cloudbase-init adds VLANs to network teams only',
  });
