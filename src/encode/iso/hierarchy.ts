import { type ImageContent, type ImageFolder, type ImageNode, isFolder } from '../image-tree.js';
import { headerSize, lengthOf, longestRecord, placeOfRecord, recordSize, sectorSize } from './bytes.js';
import { type ContinuationArea, continuationArea } from './continuation-area.js';

/** A folder as one hierarchy shows it; path tables and directory extents are made of these. */
export interface Directory {
  readonly identifier: Uint8Array;
  /** None: this is the root. */
  readonly parent: Directory | undefined;
  /** Itself, its parent, then its children in the order of their identifiers (ISO 9660 9.3). */
  readonly records: readonly DirectoryRecord[];
  /** Bytes of its extent, in whole sectors. */
  readonly size: number;
  /** Stands right behind the extent: libarchive looks for it there and nowhere else. */
  readonly continuation: ContinuationArea;
}

export interface DirectoryRecord {
  readonly identifier: Uint8Array;
  /** Fields of the system use area, one after another. */
  readonly systemUse: readonly Uint8Array[];
  readonly target: Directory | ImageContent;
}

export type RecordRole = 'self' | 'parent' | 'child';

/** What tells one hierarchy from another one over the same folders. */
export interface HierarchyRules {
  /** The identifiers of a folder's children, in the order of the children. */
  identifiersOf(folder: ImageFolder): readonly Uint8Array[];
  /** What goes to the system use area of a node's record; `room` is what is left for it, in bytes. */
  systemUseOf(
    node: ImageNode,
    at: { role: RecordRole; isRoot: boolean; room: number; area: ContinuationArea },
  ): readonly Uint8Array[];
}

/** All folders, the root first, in the order of the path table: by depth, parent, identifier (ISO 9660 6.9.1). */
export type Hierarchy = readonly Directory[];

/** The folders of an image as the rules show them. */
export function hierarchyOf(root: ImageFolder, rules: HierarchyRules): Hierarchy {
  const visits = [visitOf(root, { identifier: selfIdentifier })];
  for (const visit of visits) {
    const { folder, directory, above = visit } = visit;
    const add = (role: RecordRole, node: ImageNode, { identifier, target }: Named) => {
      const room = longestRecord - headerSize(identifier.length);
      const systemUse = rules.systemUseOf(node, {
        role,
        isRoot: folder === root,
        room,
        area: directory.continuation,
      });
      directory.records.push({ identifier, systemUse, target });
    };
    add('self', folder, { identifier: selfIdentifier, target: directory });
    add('parent', above.folder, { identifier: parentIdentifier, target: above.directory });
    for (const { node, identifier } of childrenInOrder(folder, rules)) {
      if (isFolder(node)) {
        const child = visitOf(node, { identifier, above: visit });
        visits.push(child);
        add('child', node, { identifier, target: child.directory });
      } else add('child', node, { identifier, target: node.content });
    }
    directory.size = extentSize(directory.records);
  }
  return visits.map(({ directory }) => directory);
}

type Named = Pick<DirectoryRecord, 'identifier' | 'target'>;

interface GrowingDirectory extends Directory {
  readonly records: DirectoryRecord[];
  size: number;
}

interface Visit {
  readonly folder: ImageFolder;
  readonly above: Visit | undefined;
  readonly directory: GrowingDirectory;
}

const selfIdentifier = Uint8Array.of(0);
const parentIdentifier = Uint8Array.of(1);

function visitOf(
  folder: ImageFolder,
  { identifier, above }: { identifier: Uint8Array; above?: Visit },
): Visit {
  const continuation = continuationArea();
  const directory = { identifier, parent: above?.directory, records: [], size: 0, continuation };
  return { folder, above, directory };
}

function childrenInOrder(folder: ImageFolder, rules: HierarchyRules) {
  const identifiers = rules.identifiersOf(folder);
  return folder.children
    .map((node, index) => ({ node, identifier: identifiers[index] as Uint8Array }))
    .sort((a, b) => Buffer.compare(a.identifier, b.identifier));
}

function extentSize(records: readonly DirectoryRecord[]): number {
  let end = 0;
  for (const { identifier, systemUse } of records) {
    const size = recordSize(identifier.length, lengthOf(systemUse));
    end = placeOfRecord(end, size) + size;
  }
  return Math.ceil(end / sectorSize) * sectorSize;
}
