import type { Part, PartDeclaration } from '../domain/part.js';
import type { IncludedPart } from '../domain/seed.js';
import { buildPart } from './build-part.js';
import { includePart, includePath, urlOf } from './include-part.js';
import { inDeclaredOrder } from './script-order.js';
import type { PartList, TextSource } from './text-source.js';

export interface BuiltParts {
  /** What stands in the message. */
  readonly parts: readonly Part[];
  /** What the guest has in the end: the included parts in the place of their URLs. */
  readonly delivered: readonly Part[];
  readonly included: readonly IncludedPart[];
}

/**
 * The parts of user-data or vendor-data as the guest gets them: in their declared order, but for the units of
 * upstart jobs, which come last. `folder` is the URL of the device's own folder.
 */
export function buildParts(
  declarations: readonly PartDeclaration[],
  texts: TextSource,
  {
    list,
    folder,
    isDropped,
    onlyType,
  }: {
    list: PartList;
    folder: string;
    isDropped: (contentType: string) => boolean;
    /** What the guest reads and nothing else: a part is of it whose name says no more than that it is YAML. */
    onlyType?: string | undefined;
  },
): BuiltParts {
  const wanted = declarations.filter(
    ({ contentType, upstart }) => upstart !== undefined || !isDropped(contentType),
  );
  const isLast = ({ upstart }: PartDeclaration): boolean => upstart !== undefined;
  const ordered = [...wanted.filter((part) => !isLast(part)), ...wanted.filter(isLast)];
  const parts = ordered.map((declaration) => buildPart(ofType(declaration, onlyType), texts, { list }));
  const numbered = texts.os === 'windows' ? parts : inDeclaredOrder(parts);
  const included: IncludedPart[] = [];
  const carried = ordered.map(({ include, filename }, index) => {
    const part = numbered[index] as Part;
    if (include === undefined) return part;
    const path = includePath(filename);
    included.push({ path, part });
    return includePart(include, { url: urlOf(path, { folder }) });
  });
  return { parts: carried, delivered: numbered, included };
}

const ofType = (declaration: PartDeclaration, onlyType: string | undefined): PartDeclaration =>
  onlyType === undefined ||
  declaration.typeOrigin !== undefined ||
  declaration.contentType !== 'text/cloud-config'
    ? declaration
    : { ...declaration, contentType: onlyType };
