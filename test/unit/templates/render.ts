import { formatDiagnostic } from '../../../src/diagnostics/format.ts';
import { openTemplates, type RenderResult } from '../../../src/templates/open-templates.ts';

export const chain = ['waf', 'base'];

export interface Given {
  readonly scope?: Readonly<Record<string, unknown>>;
  /** Name -> text of more templates of the type. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a template of templates/waf/ gives; it is called `main`. */
export async function render(text: string, { scope = {}, files = {} }: Given = {}): Promise<RenderResult> {
  const texts = Object.entries({ ...files, main: text }).map(
    ([name, content]) => [`waf/${name}`, content] as const,
  );
  const templates = await openTemplates(new Map(texts));
  return templates.render('main', { chain, scope, device: 'waf-ba-0001' });
}

/** Its mistakes, one text each, without the line that names the device. */
export async function mistakesOf(text: string, given: Given = {}): Promise<readonly string[]> {
  const result = await render(text, given);
  if (result.ok) return [`rendered: ${result.text}`];
  return result.diagnostics.map(({ devices: _, ...diagnostic }) => formatDiagnostic(diagnostic));
}
