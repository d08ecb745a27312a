/** How long a data source waits, in its own words; the same in the Python text and in the settings beside it. */
export const limits = {
  /** Seconds until it gives a server up: as many as cloud-init waits for EC2's. Source: DataSourceEc2.py. */
  max_wait: 120,
  /** Seconds for one answer. */
  timeout: 10,
  /** Further attempts to read a file, once a server has answered. */
  retries: 5,
} as const;
