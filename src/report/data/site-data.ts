/** What the report's first page knows before it has looked into any shard. */
export interface SiteData {
  /** Version of seedpress. */
  readonly seedpress: string;
  readonly namespace: string;
  readonly server: { readonly address: string; readonly port: number };
  readonly layouts: readonly string[];
  readonly images: readonly string[];
  readonly access: string;
  readonly totals: { readonly devices: number; readonly files: number; readonly images: number };
  /** In the order of their ids. */
  readonly shards: readonly ShardData[];
}

/** Some devices whose ids follow each other. Its files are named after all that they are made of. */
export interface ShardData {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** The paths of what a shard has, below the report. */
export const shardPaths = (name: string) => ({
  /** Its rows, for the table. */
  rows: `shards/${name}.rows.js`,
  /** What the page of a device shows beside that. */
  networks: `shards/${name}.networks.js`,
  /** The same rows for readers without scripts. */
  page: `shards/${name}.html`,
});

/** The path of what only the page of one device shows, where the report holds it; `key` names all that it is made of. */
export const detailsPath = (key: string): string => `devices/${key}.js`;

/** The page that checks a pasted file, below the report. */
export const playgroundPath = 'playground.html';
