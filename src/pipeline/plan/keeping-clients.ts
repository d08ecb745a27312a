import type { DeviceRecord } from '../../domain/manifest.js';
import type { Site } from '../../domain/site.js';

/**
 * The layouts and images of a site whose clients keep the data of an earlier boot, whatever is published since:
 * OpenStack's two as long as the instance-id that they read is the machine's SMBIOS uuid, which it is until `generation`
 * is raised for the first time; our own data source as long as the machine has that uuid. All others ask at every boot.
 * Sources: cloudinit/stages.py _restore_from_checked_cache; sources/DataSourceOpenStack.py, DataSourceConfigDrive.py
 * check_instance_id; src/datasource/data-source.ts.
 */
export function keepingClients(
  id: string,
  {
    record,
    site,
  }: { record: Pick<DeviceRecord, 'instance_id' | 'uuid'>; site: Pick<Site, 'layouts' | 'images'> },
): readonly string[] {
  const isUuid = [id, record.uuid].includes(record.instance_id);
  const offered = new Set([...site.layouts, ...site.images]);
  return [...(isUuid ? ['openstack', 'config-drive'] : []), 'namespace'].filter((name) => offered.has(name));
}
