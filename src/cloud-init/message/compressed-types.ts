/** Types of parts that cloud-init unpacks. Source: cloudinit/user_data.py DECOMP_TYPES. */
export const compressedTypes: readonly string[] = [
  'application/gzip',
  'application/gzip-compressed',
  'application/gzipped',
  'application/x-compress',
  'application/x-compressed',
  'application/x-gunzip',
  'application/x-gzip',
  'application/x-gzip-compressed',
];
