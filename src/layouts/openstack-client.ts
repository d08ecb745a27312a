import type { LayoutClient } from '../domain/layout.js';
import { networkDataProblems } from '../encode/network/network-data-problems.js';

/**
 * What the clients of OpenStack's two layouts have in common. They keep what they read as long as the instance-id is the
 * machine's SMBIOS uuid, which it is until `generation` is raised for the first time.
 * Sources: cloudinit/stages.py _restore_from_checked_cache; sources/DataSourceOpenStack.py, DataSourceConfigDrive.py
 * check_instance_id.
 */
export const openstackClient: LayoutClient = {
  carries: ['vendor-data', 'network'],
  ownKeys: {
    files: 'files',
    hostname: 'hostname',
    keys: 'public_keys',
    meta: 'meta_data',
    name: 'id',
    network_config: 'interfaces',
    public_keys: 'public_keys',
    uuid: 'uuid',
  },
  instanceIdKey: 'instanceUuid',
  keeps: ({ uuid, instanceUuid }) => instanceUuid === uuid,
  networkProblems: networkDataProblems,
  networkForms: [{ form: 'network-data' }],
};
