import { fits, misfits, type Parsed } from './parsed.js';

/**
 * The ending of a template's name -> the content type by which cloud-init picks the part's handler.
 * Sources: cloudinit/handlers/__init__.py INCLUSION_TYPES_MAP, cloudinit/user_data.py.
 */
const typeOfEnding: Readonly<Record<string, string>> = {
  '.config': 'text/cloud-config',
  '.cloud-config': 'text/cloud-config',
  '.yaml': 'text/cloud-config',
  '.yml': 'text/cloud-config',
  '.script': 'text/x-shellscript',
  '.sh': 'text/x-shellscript',
  '.ps1': 'text/x-shellscript',
  '.cmd': 'text/x-shellscript',
  '.per-boot': 'text/x-shellscript-per-boot',
  '.per-instance': 'text/x-shellscript-per-instance',
  '.per-once': 'text/x-shellscript-per-once',
  '.upstart': 'text/upstart-job',
  '.boothook': 'text/cloud-boothook',
  '.include': 'text/x-include-url',
  '.include-once': 'text/x-include-once-url',
  '.part-handler': 'text/part-handler',
  '.jinja': 'text/jinja2',
  '.archive': 'text/cloud-config-archive',
  '.jsonp': 'text/cloud-config-jsonp',
  '.mime': 'multipart/mixed',
  '.ign': 'application/vnd.coreos.ignition+json',
};

/** Every ending that names a content type, in the order in which the documentation lists them. */
export const contentTypeEndings: readonly string[] = Object.keys(typeOfEnding);

/** The content type of a template by the ending of its name, a last `.njk` aside. */
export function contentTypeOf(template: string): string | undefined {
  const name = withoutNjk(template);
  return typeOfEnding[name.slice(name.lastIndexOf('.'))];
}

/** Whether a part of this type is a MIME file itself, with headers of its own and further parts in it. */
export const isMultipart = (contentType: string): boolean => /^multipart\//i.test(contentType);

/** `.njk` says how we read the file; the guest never sees it. */
export const withoutNjk = (template: string): string => template.replace(/\.njk$/, '');

export function parseContentType(text: string): Parsed<string> {
  const expected = 'two words with a slash, like text/cloud-config';
  if (!/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(text))
    return misfits(`"${text}" is not a content type`, expected);
  // Readers would take such a part's text apart as a mail of its own.
  if (text.startsWith('message/')) return misfits(`"${text}" is not the type of a part`, expected);
  return fits(text);
}
