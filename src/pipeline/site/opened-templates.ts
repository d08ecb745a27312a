import type { InputFile } from '../../inventory/input-files.js';
import type { OwnFilters } from '../../templates/filters/own-filters.js';
import { openTemplates, type Templates } from '../../templates/open-templates.js';
import type { TemplateFile } from '../../templates/template-files.js';

/** Opens the templates among the files that a build reads. */
export type OpenTemplates = (files: readonly InputFile[], ownFilters: OwnFilters) => Promise<Templates>;

const templateFolder = 'templates/';

export const openAnew: OpenTemplates = (files, ownFilters) =>
  openTemplates(templateFiles(templatesAmong(files)), { ownFilters });

/**
 * Makes the function that gives what it opened last where files and filters are the same ones. Slices of a build have their templates in
 * common, which are compiled once then, and V8 gets to know them.
 */
export function openingOnce(): OpenTemplates {
  let last:
    | { readonly files: readonly InputFile[]; readonly filters: OwnFilters; templates: Templates }
    | undefined;
  return async (files, filters) => {
    const found = templatesAmong(files);
    const isKnown =
      last !== undefined &&
      last.filters === filters &&
      last.files.length === found.length &&
      last.files.every((file, index) => file === found[index]);
    // Devices may have texts of their own, each of which is a template.
    if (last !== undefined && isKnown && last.templates.size <= mostKept) return last.templates;
    const templates = await openTemplates(templateFiles(found), { ownFilters: filters });
    last = { files: found, filters, templates };
    return templates;
  };
}

const mostKept = 2000;

const templatesAmong = (files: readonly InputFile[]): readonly InputFile[] =>
  files.filter(({ path }) => path.startsWith(templateFolder));

const templateFiles = (files: readonly InputFile[]): ReadonlyMap<string, TemplateFile> =>
  new Map(
    files.map(({ path, text, bytes, notText }) => [
      path.slice(templateFolder.length),
      bytes === undefined ? text : { text, bytes, ...(notText === undefined ? {} : { notText }) },
    ]),
  );
