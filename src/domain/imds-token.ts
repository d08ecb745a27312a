/**
 * EC2's clients get a token by PUT before they read, and send it with every request (IMDSv2). Ours is the same for all and
 * opens nothing: whose data a client may read, its address or its URL says. Source: cloudinit/sources/DataSourceEc2.py
 * _maybe_fetch_api_token.
 */
export const imdsToken = {
  /** Below a device's folder. */
  path: ['latest', 'api', 'token'],
  text: 'seedpress',
  header: 'X-aws-ec2-metadata-token-ttl-seconds',
  /** The longest time that EC2 gives; here it never ends. */
  ttlSeconds: 21_600,
} as const;

/** What a folder has in which EC2's clients find something; of others they are told that there is no token. */
export const ec2List = ['latest', 'meta-data'] as const;
