import type { Manifest } from '../../domain/manifest.js';
import { currentManifest } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';

/** The manifest of what an output folder publishes; undefined where nothing was built yet. */
export const publishedManifest = (out: string): Manifest | undefined => currentManifest(outputFolders(out));
