/** By the format in which seeds were found, the layout and the image that write the same. */
export const writtenAs = {
  nocloud: { layout: 'nocloud', image: 'nocloud' },
  configDrive: { layout: 'openstack', image: 'config-drive' },
} as const;
