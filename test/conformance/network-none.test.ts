import { expect, test } from 'vitest';
import { encodeEni } from '../../src/encode/network/eni.js';
import { networkConfigV1 } from '../../src/encode/network/network-config-v1.js';
import { networkConfigV2 } from '../../src/encode/network/network-config-v2.js';
import { networkData } from '../../src/encode/network/network-data.js';
import { encodeYaml } from '../../src/encode/yaml.js';
import { scratchFolder } from '../support/folders.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

/** A seed folder of NoCloud or ConfigDrive -> which source cloud-init takes the network from. */
const script = `
import json, os, sys
from types import SimpleNamespace
from cloudinit import helpers, stages
from cloudinit.net import cmdline
from cloudinit.sources import DataSourceConfigDrive, DataSourceNoCloud

cmdline.read_kernel_cmdline_config = cmdline.read_initramfs_config = lambda: None
kind, folder = sys.argv[1:3]
paths = helpers.Paths({"cloud_dir": folder, "run_dir": folder})
seed = os.path.join(paths.seed_dir, "nocloud" if kind == "nocloud" else "config_drive")
for name, content in json.load(sys.stdin).items():
    os.makedirs(os.path.dirname(os.path.join(seed, name)), exist_ok=True)
    with open(os.path.join(seed, name), "w") as stream:
        stream.write(content)

config = {"datasource": {"NoCloud": {"fs_label": None}}}
if kind == "nocloud":
    source = DataSourceNoCloud.DataSourceNoCloud(config, None, paths)
    assert source._get_data()
else:
    source = DataSourceConfigDrive.DataSourceConfigDrive(config, SimpleNamespace(), paths)
    results = DataSourceConfigDrive.read_config_drive(seed)
    source.network_json = results.get("networkdata")
    source.network_eni = results.get("network_config")
source.distro = SimpleNamespace(generate_fallback_config=lambda: {"version": 2, "default": True})
stage = SimpleNamespace(
    paths=paths, cfg={}, datasource=source, distro=source.distro,
    _remove_top_level_network_key=lambda cfg: cfg and cfg.get("network", cfg),
)
print(stages.Init._find_networking_config(stage)[1].value, end="")
`;

const networkFrom = (kind: 'nocloud' | 'configdrive', files: Readonly<Record<string, string>>): string =>
  runPython(script, { args: [kind, scratchFolder()], input: JSON.stringify(files) });

const nocloud = (networkConfig: string, metaData = 'instance-id: i\n') => ({
  'meta-data': metaData,
  'user-data': '',
  'network-config': networkConfig,
});

const configDrive = (files: Readonly<Record<string, string>>, metaData: object = {}) => ({
  'openstack/latest/meta_data.json': JSON.stringify({ uuid: 'u', ...metaData }),
  ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`openstack/${name}`, content])),
});

requires('cloud-init')('a device without interfaces', () => {
  test.each([
    ['version 2', encodeYaml(networkConfigV2([]))],
    ['version 1', encodeYaml(networkConfigV1([]))],
    ['an empty file', ''],
  ])('gets the default network over NoCloud: %s', (_, networkConfig) => {
    expect(networkFrom('nocloud', nocloud(networkConfig))).toBe('fallback');
  });

  test('gets the default network from a config drive without network_data.json', () => {
    expect(networkData([])).toBeUndefined();
    expect(networkFrom('configdrive', configDrive({}))).toBe('fallback');
  });
});

requires('cloud-init')('what would leave it without any network', () => {
  test.each([
    ['version 2 alone', 'version: 2\n'],
    ['version 1 without devices', 'version: 1\nconfig: []\n'],
  ])('%s', (_, networkConfig) => {
    expect(networkFrom('nocloud', nocloud(networkConfig))).toBe('ds');
  });

  test('a named ENI that is empty, which is what no interfaces give: so it must not be named', () => {
    expect(encodeEni([])).toBe('');
    expect(networkFrom('nocloud', nocloud('', "instance-id: i\nnetwork-interfaces: ''\n"))).toBe('ds');
    const named = configDrive({ 'content/0000': '' }, { network_config: { content_path: '/content/0000' } });
    expect(networkFrom('configdrive', named)).toBe('ds');
  });

  test.each(['{}', '{"links": [], "networks": [], "services": []}'])(
    'network_data.json with %s',
    (content) => {
      expect(networkFrom('configdrive', configDrive({ 'latest/network_data.json': content }))).toBe('ds');
    },
  );
});
