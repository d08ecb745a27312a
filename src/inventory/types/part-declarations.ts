import { duplicateFilename, unknownContentType } from '../../diagnostics/catalogue/inventory-types.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { contentTypeEndings, contentTypeOf, withoutNjk } from '../../domain/content-type.js';
import type { Origin } from '../../domain/origin.js';
import type { IncludePart, PartDeclaration } from '../../domain/part.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { defined } from '../devices/defined.js';
import type { TypeFields } from '../schema/type.js';

type PartFields = NonNullable<TypeFields['user_data']>[number];

/** The entries of user_data or vendor_data with all that their names leave open decided. */
export function partDeclarations(
  entries: readonly PartFields[],
  { source, key }: { source: SourceNode; key: 'user_data' | 'vendor_data' },
): { readonly parts: readonly PartDeclaration[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const parts: PartDeclaration[] = [];
  const firsts = new Map<string, Origin>();
  entries.forEach((entry, index) => {
    const fields: Exclude<PartFields, string> = typeof entry === 'string' ? { template: entry } : entry;
    const holder = fields.include === undefined ? [] : ['include'];
    // Of an entry that is the name alone, the entry itself.
    const origin = originAt(source, [key, index, ...holder, 'template']);
    const typeOrigin = originAt(source, [key, index, ...holder, 'content_type']);
    const part = declarationOf(fields, { origin, typeOrigin });
    if (part === undefined) {
      // The schema lets none through that has no template.
      const template = (fields.include ?? fields).template as string;
      diagnostics.push(unknownContentType(origin, { template, extensions: contentTypeEndings }));
      return;
    }
    for (const filename of filenamesOf(part)) {
      const first = firsts.get(filename);
      if (first !== undefined) diagnostics.push(duplicateFilename(origin, { filename, first }));
      firsts.set(filename, first ?? origin);
    }
    parts.push(part);
  });
  return { parts, diagnostics };
}

function declarationOf(
  fields: Exclude<PartFields, string>,
  { origin, typeOrigin }: { origin: Origin; typeOrigin: Origin },
): PartDeclaration | undefined {
  const { include, upstart } = fields;
  const own = include ?? fields;
  const template = own.template as string;
  const contentType = own.content_type ?? contentTypeOf(template);
  if (contentType === undefined) return undefined;
  const name = withoutNjk(template.slice(template.lastIndexOf('/') + 1));
  const filename = own.filename ?? name;
  return {
    template,
    contentType,
    filename,
    ...defined({ mergeType: own.merge_type, launchIndex: own.launch_index }),
    gzip: own.gzip ?? false,
    encoding: own.encoding ?? 'auto',
    // The braces of a jinja part belong to the guest.
    render: own.render ?? contentType !== 'text/jinja2',
    ...defined({
      include: include && includePartOf(fields, { once: include.once ?? false, filename }),
      upstart,
    }),
    origin,
    ...(own.content_type === undefined ? {} : { typeOrigin }),
  };
}

const includePartOf = (
  { filename }: { filename?: string | undefined },
  { once, filename: included }: { once: boolean; filename: string },
): IncludePart => ({ filename: filename ?? `${included}.include`, once });

const filenamesOf = ({ filename, include }: PartDeclaration): readonly string[] =>
  include === undefined ? [filename] : [filename, include.filename];
