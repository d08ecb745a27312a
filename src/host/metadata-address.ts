/** Where the clients of OpenStack, EC2 and others ask, whatever the server's address is. Port 80. */
export const metadataAddress4 = '169.254.169.254';

/** The same for IPv6. Source: cloudinit/sources/DataSourceEc2.py metadata_urls. */
export const metadataAddress6 = 'fd00:ec2::254';
