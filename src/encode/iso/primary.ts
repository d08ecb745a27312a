import { type ImageNode, isFolder } from '../image-tree.js';
import type { HierarchyRules, RecordRole } from './hierarchy.js';
import { nameMangler } from './names.js';
import { erField, fitFields, folderLinks, nmField, pxField, spField, tfField } from './rock-ridge.js';
import type { Stamps } from './stamps.js';

/** The primary hierarchy: identifiers of level 1, and the truth about each node in Rock Ridge fields. */
export function primaryRules({ stamps }: { stamps: Stamps }): HierarchyRules {
  const stamped = tfField(stamps);
  const filePx = pxField('file', 1);
  return {
    identifiersOf: ({ children }) => {
      const mangle = nameMangler();
      return children.map((node) =>
        Buffer.from(mangle(node.name, isFolder(node) ? 'folder' : 'file'), 'latin1'),
      );
    },
    systemUseOf: (node, { role, isRoot, room, area }) => {
      const px = isFolder(node)
        ? pxField('folder', folderLinks(node.children.filter(isFolder).length))
        : filePx;
      return fitFields(fieldsOf(node, { role, isRoot, common: [px, stamped] }), { room, area });
    },
  };
}

function fieldsOf(
  node: ImageNode,
  { role, isRoot, common }: { role: RecordRole; isRoot: boolean; common: readonly Uint8Array[] },
): readonly Uint8Array[] {
  if (role === 'child') return [...common, nmField(node.name)];
  return isRoot && role === 'self' ? [spField, ...common, erField] : common;
}
