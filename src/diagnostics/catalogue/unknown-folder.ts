import type { Diagnostic, Position } from '../diagnostic.js';
import { type MessageRow, message } from '../message.js';

/** A name that should be a folder of templates/. */
export interface UnknownFolder {
  readonly name: string;
  readonly nearest: string | undefined;
  readonly known: readonly string[];
  /** There is a folder of this name, without the file that makes it a type or a group. */
  readonly isFolder: boolean;
}

export function unknownFolder(
  row: MessageRow,
  position: Position,
  { name, nearest, known, isFolder, kind }: UnknownFolder & { readonly kind: 'type' | 'group' },
): Diagnostic {
  const isNear = nearest !== undefined && !isFolder;
  return message(row, position, {
    found: isFolder ? `templates/${name}/ has no ${kind}.yaml` : `there is no ${kind} "${name}"`,
    expected:
      known.length === 0 ? `the name of a ${kind}, but there is none yet` : `one of ${known.join(', ')}`,
    nearest: isNear ? nearest : undefined,
    fix: isNear ? undefined : `create templates/${name}/${kind}.yaml`,
  });
}
