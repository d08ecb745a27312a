import { StoreError } from './bucket.js';

/** What a bucket holds of a site. Keys are relative to its prefix. */
export interface BucketSite {
  /** By the ids of devices. */
  readonly devices: ReadonlyMap<string, BucketDevice>;
  /** The files of no device below site/, and their SHA-256. */
  readonly files: ReadonlyMap<string, string>;
}

export interface BucketDevice {
  /** The digest of all that it holds: its folder below store/. */
  readonly content: string;
  /** The files in that folder. */
  readonly paths: readonly string[];
  /** Below images/. */
  readonly images: readonly string[];
  /** Below names/. */
  readonly names: readonly string[];
}

/** The object that says what is published: it changes only where it is as it was read. */
export interface BucketState {
  readonly site: BucketSite;
  /** What a publish that has not come to its end may have written, or removed. */
  readonly pending?: Pending;
}

export interface Pending {
  /** Tells one publish from another one. */
  readonly run: string;
  /** Folders below store/. */
  readonly contents: readonly string[];
  /** All other keys. */
  readonly keys: readonly string[];
}

export const stateKey = 'state.json';
export const noSite: BucketSite = { devices: new Map(), files: new Map() };

/** To be raised with every change of what stands in the bucket. */
const format = 1;

/** Devices of a fleet have few sets of paths, so each stands there once. */
interface StateJson {
  readonly format: number;
  readonly shapes: readonly (readonly string[])[];
  readonly devices: Readonly<
    Record<
      string,
      readonly [content: string, shape: number, images: readonly string[], names: readonly string[]]
    >
  >;
  readonly files: Readonly<Record<string, string>>;
  readonly pending?: Pending;
}

export function stateBytes({ site: { devices, files }, pending }: BucketState): Buffer {
  const shapes = new Map<string, number>();
  const shapeOf = (paths: readonly string[]): number => {
    const key = JSON.stringify(paths);
    const known = shapes.get(key) ?? shapes.size;
    shapes.set(key, known);
    return known;
  };
  const entries = [...devices].map(
    ([id, { content, paths, images, names }]) => [id, [content, shapeOf(paths), images, names]] as const,
  );
  const state: StateJson = {
    format,
    shapes: [...shapes.keys()].map((key) => JSON.parse(key) as string[]),
    devices: Object.fromEntries(entries),
    files: Object.fromEntries(files),
    ...(pending === undefined ? {} : { pending }),
  };
  return Buffer.from(`${JSON.stringify(state)}\n`);
}

/** Throws a StoreError for what no publish has written. */
export function parseState(body: Uint8Array, { place }: { place: string }): BucketState {
  try {
    const state = JSON.parse(Buffer.from(body).toString('utf8')) as StateJson;
    if (state.format !== format) throw new Error(`format ${state.format}`);
    const devices = Object.entries(state.devices).map(([id, [content, shape, images, names]]) => {
      const paths = state.shapes[shape];
      if (paths === undefined) throw new Error(`no shape ${shape}`);
      return [id, { content, paths, images, names }] as const;
    });
    const site = { devices: new Map(devices), files: new Map(Object.entries(state.files)) };
    return state.pending === undefined ? { site } : { site, pending: state.pending };
  } catch (error) {
    throw new StoreError(
      `${place}/${stateKey} is not of this version of seedpress (${(error as Error).message}); publish to another prefix`,
    );
  }
}
