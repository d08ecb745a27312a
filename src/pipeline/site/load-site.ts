import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { InputFile } from '../../inventory/input-files.js';
import { type Inventory, resolveInventory } from '../../inventory/resolve-inventory.js';
import { openSecrets } from '../../inventory/secrets/open-secrets.js';
import { variablesIn } from '../../inventory/secrets/secret-names.js';
import { secretsFile } from '../../inventory/secrets/secrets-file.js';
import { knownLayouts } from '../../layouts/index.js';
import { openTemplates, type Templates } from '../../templates/open-templates.js';
import type { TemplateFile } from '../../templates/template-files.js';

/** The inputs, read and resolved: all that the rest of a build looks at. */
export interface LoadedSite {
  readonly inventory: Inventory;
  readonly templates: Templates;
  readonly diagnostics: readonly Diagnostic[];
}

const templateFolder = 'templates/';

/** Joins the floors that know nothing of each other: the inventory's texts are rendered by the templates. */
export async function loadSite(
  files: readonly InputFile[],
  { secretsFrom = { environment: {} } }: { secretsFrom?: SecretSource | undefined } = {},
): Promise<LoadedSite> {
  const templates = await openTemplates(templateFiles(files));
  const secrets = namesSecrets(files) ? await openSecrets(files, secretsFrom) : undefined;
  const inventory = resolveInventory(files, {
    known: knownLayouts,
    ...(secrets === undefined ? {} : { secrets }),
    renderString: (text, options) => templates.renderString(text, options),
    hasTemplate: (name, chain) => templates.has(name, chain),
    templateNames: (chain) => templates.names(chain),
    notText: (name, chain) => templates.notText(name, chain),
  });
  return { inventory, templates, diagnostics: inventory.diagnostics };
}

const namesSecrets = (files: readonly InputFile[]): boolean =>
  files.some(({ path, text }) => path === secretsFile || variablesIn(text).length > 0);

function templateFiles(files: readonly InputFile[]): ReadonlyMap<string, TemplateFile> {
  const inside = files.filter(({ path }) => path.startsWith(templateFolder));
  return new Map(
    inside.map(({ path, text, bytes, notText }) => [
      path.slice(templateFolder.length),
      bytes === undefined ? text : { text, bytes, ...(notText === undefined ? {} : { notText }) },
    ]),
  );
}
