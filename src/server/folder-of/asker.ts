/** A folder below out/current, and the path of the wanted file in it. */
export interface Place {
  /** Relative to the published generation: `www/waf-ba-0001`. */
  readonly folder: string;
  readonly rest: readonly string[];
}

/** All of a request by which somebody's data may be chosen: every header can be made up by the client. */
export interface Asker {
  /** The address at the other end of the connection; undefined where a proxy says that it is not the client's. */
  readonly peer: string | undefined;
  /** Cut at its slashes and decoded, none of them empty, `.` or `..`. */
  readonly path: readonly string[];
}

/** Says whose data a request may read: of these places the first one whose folder is there, or nobody's. */
export type FolderOf = (asker: Asker) => readonly Place[];
