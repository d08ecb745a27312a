import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { scratchFolder } from '../support/folders.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { writeSite } from '../support/sites.js';

const template = `# kept as it is
network:
  version: 2
  ethernets: { eth0: { addresses: [{{ device.management_ip }}/32] } }
  wifis:
    wl0: { dhcp4: true, access-points: { "büro": { password: "{{ device.id }}-secret" } } }
`;

const network = {
  version: 2,
  ethernets: { eth0: { addresses: ['192.0.2.5/32'] } },
  wifis: { wl0: { dhcp4: true, 'access-points': { büro: { password: 'pi-secret' } } } },
};

/** The network that cloud-init takes from a seed folder of NoCloud, and from the settings of VMware. */
const script = `
import base64, gzip, json, sys
from cloudinit import helpers, stages
from cloudinit.sources import DataSourceNoCloud, DataSourceVMware

folder, settings = sys.argv[1:3]
paths = helpers.Paths({"cloud_dir": folder, "run_dir": folder})
nocloud = DataSourceNoCloud.DataSourceNoCloud({"datasource": {"NoCloud": {"fs_label": None}}}, None, paths)
assert nocloud._get_data()
with open(settings) as stream:
    metadata = gzip.decompress(base64.b64decode(json.load(stream)["guestinfo.metadata"]))
vmware = DataSourceVMware.process_metadata(DataSourceVMware.load_json_or_yaml(metadata))
strip = lambda config: stages.Init._remove_top_level_network_key(None, config)
print(json.dumps([strip(nocloud.network_config), strip(vmware["network"]["config"])]))
`;

requires('cloud-init')('a network-config that a template gives', () => {
  test('reaches cloud-init as it is, by NoCloud and by VMware', async () => {
    const root = writeSite({
      'devices/site.yaml':
        'layouts: [nocloud]\nimages: [guestinfo]\nnetwork_config: { template: net.yaml }\n',
      'devices/pi.yaml': 'id: pi\ntype: pi\nmanagement_ip: 192.0.2.5\n',
      'templates/pi/type.yaml': 'user_data: []\n',
      'templates/pi/net.yaml': template,
    });
    expect(await runCli(['build', '--quiet'], { cwd: root })).toMatchObject({ code: 0, stderr: '' });
    const current = join(root, 'out/current');
    const cloud = scratchFolder();
    mkdirSync(join(cloud, 'seed'));
    cpSync(join(current, 'www/pi'), join(cloud, 'seed/nocloud'), { recursive: true, dereference: true });
    const args = [cloud, join(current, 'images/pi.guestinfo.json')];
    expect(JSON.parse(runPython(script, { args }))).toEqual([network, network]);
  });
});
