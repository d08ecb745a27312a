/** The folder of OpenStack's tree that every client knows, and that all others are like. */
export const latestVersion = 'latest';

/**
 * The dates that clients ask for. Sources: cloudinit/sources/helpers/openstack.py OS_VERSIONS, and the last one that Nova
 * has, nova/api/metadata/base.py OPENSTACK_VERSIONS.
 */
export const openstackDates = [
  '2012-08-10',
  '2013-04-04',
  '2013-10-17',
  '2015-10-15',
  '2016-06-30',
  '2016-10-06',
  '2017-02-22',
  '2018-08-27',
  '2020-10-14',
] as const;

/** A date as web servers know it, which answer it as they answer `latest`: all versions hold the same files. */
export const openstackDatePattern = '20[0-9]{2}-[0-9]{2}-[0-9]{2}';
