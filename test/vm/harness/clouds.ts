import type { ImageChanges } from './image.js';
import type { BootOptions } from './start.js';

/** The product name by which OpenStack's data source knows that it is meant (DataSourceOpenStack.py detect_openstack). */
export const openStack: BootOptions = { smbios: { product: 'OpenStack Nova' } };

/** An image whose cloud-init asks for EC2's metadata wherever it runs (DataSourceEc2.py strict_id). */
export const ec2Image: ImageChanges = {
  files: {
    'etc/cloud/cloud.cfg.d/90_source.cfg':
      'datasource_list: [Ec2]\ndatasource: { Ec2: { strict_id: false } }\n',
  },
};

/**
 * A word for the kernel, which then calls NICs eth0 and so on, as the inventory does. 22.4.2 takes NoCloud's network from a URL as ENI,
 * whose NICs it renames to the names that stand there, and logs that it cannot where they are up (net/__init__.py
 * _rename_interfaces).
 */
export const plainNames = 'net.ifnames=0';
