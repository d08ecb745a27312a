import { encodeText } from '../encode/yaml/scalar.js';

/**
 * The name of a site's data source in the guest: `nsfocus` is Nsfocus, the class DataSourceNsfocus; `my-lab` is
 * MyLab. Behind `DataSource` it is an identifier of Python, by itself a plain text of YAML, and it is no name that
 * cloud-init has itself.
 */
export function sourceName(namespace: string): string {
  const words = namespace.split(/[^A-Za-z0-9]+/);
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return isCloudInits(name) || encodeText(name) !== name ? `${name}Seed` : name;
}

// From 23.1 on cloud-init finds its sources in any case. Source: cloudinit/importer.py.
const isCloudInits = (name: string): boolean => cloudInits.has(name.toLowerCase());

/** Names of cloud-init's own data sources. Source: cloudinit/sources/DataSource*.py, tools/ds-identify. */
const cloudInits: ReadonlySet<string> = new Set(
  [
    'Akamai AliYun AltCloud Azure Bigstep Brightbox CloudCIX CloudSigma CloudStack ConfigDrive DigitalOcean E24Cloud Ec2',
    'Exoscale GCE Hetzner IBMCloud LXD MAAS NoCloud NoCloudNet None NWCS OpenNebula OpenStack Oracle OVF RbxCloud',
    'Scaleway SmartOS UpCloud VMware Vultr WSL ZStack',
  ].flatMap((names) => names.toLowerCase().split(' ')),
);
