import type { Part } from '../../domain/part.js';
import { sniffedType } from '../mime.js';

/** Whether cloud-init writes such a part into a folder of scripts. */
export const isScript = (contentType: string): boolean => /^text\/x-shellscript(?:$|-per-)/.test(contentType);

/**
 * The content type by which a part ends up in a folder of scripts; undefined for all other parts. A jinja part is
 * what it renders to. Sources: handlers/shell_script.py, shell_script_by_frequency.py, jinja_template.py.
 */
export function scriptKind({ contentType, content }: Part): string | undefined {
  if (isScript(contentType)) return contentType;
  const isRendered = contentType === 'text/jinja2';
  const kind = isRendered ? sniffedType(content.slice(content.indexOf('\n') + 1)) : undefined;
  return kind === 'text/x-shellscript' ? kind : undefined;
}

/** The name of the file that cloud-init makes of a part's name. Source: util.py clean_filename. */
export const scriptFile = (filename: string): string =>
  filename.replaceAll('/', '_').replace(/[^\w.()-]/g, '');
