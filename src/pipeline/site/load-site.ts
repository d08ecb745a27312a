import { type Extensions, noExtensions } from '../../config/extensions.js';
import type { LoadedConfig } from '../../config/load-config.js';
import { OwnCodeError } from '../../config/own-code.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { hasConfig } from '../../domain/config-names.js';
import type { SecretSource } from '../../domain/secret-source.js';
import type { InputFile } from '../../inventory/input-files.js';
import { type Inventory, resolveInventory } from '../../inventory/resolve-inventory.js';
import { openSecrets, type Secrets } from '../../inventory/secrets/open-secrets.js';
import { namesSecrets } from '../../inventory/secrets/secret-names.js';
import { knownLayouts } from '../../layouts/index.js';
import type { Templates } from '../../templates/open-templates.js';
import { type OpenTemplates, openAnew } from './opened-templates.js';

/** The inputs, read and resolved: all that the rest of a build looks at. */
export interface LoadedSite {
  readonly inventory: Inventory;
  readonly templates: Templates;
  /** What the site has of its own beside templates. */
  readonly extensions: Extensions;
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins the floors that know nothing of each other: the inventory's texts are rendered by the templates. */
export async function loadSite(
  files: readonly InputFile[],
  {
    secretsFrom = { environment: {} },
    open = openAnew,
  }: { secretsFrom?: SecretSource | undefined; open?: OpenTemplates | undefined } = {},
): Promise<LoadedSite> {
  const { extensions, diagnostics } = await configOf(files);
  const secrets = namesSecrets(files) ? await openSecrets(files, secretsFrom) : undefined;
  const site = await withExtensions(files, { extensions, secrets, open });
  // Without the config what uses it is wrong as well, and one mistake has one message.
  return diagnostics.length === 0 ? site : { ...site, diagnostics };
}

/** Loaded where a site has one: most have none. */
export async function configOf(files: readonly InputFile[]): Promise<LoadedConfig> {
  if (!hasConfig(files)) return { extensions: noExtensions, diagnostics: [] };
  const { loadConfig } = await import('../../config/load-config.js');
  const { filters } = await import('../../templates/filters/index.js');
  return loadConfig(files, { filters: [...filters.keys()], layouts: knownLayouts.layouts });
}

async function withExtensions(
  files: readonly InputFile[],
  {
    extensions,
    secrets,
    open,
  }: { extensions: Extensions; secrets: Secrets | undefined; open: OpenTemplates },
): Promise<LoadedSite> {
  const { filters, layouts: own } = extensions;
  const hasOwn = Object.keys(own).length > 0;
  const templates = await open(files, filters);
  try {
    const inventory = resolveInventory(files, {
      known: hasOwn ? { ...knownLayouts, layouts: { ...knownLayouts.layouts, ...own } } : knownLayouts,
      ...(secrets === undefined ? {} : { secrets }),
      renderString: (text, options) => templates.renderString(text, options),
      hasTemplate: (name, chain) => templates.has(name, chain),
      templateNames: (chain) => templates.names(chain),
      notText: (name, chain) => templates.notText(name, chain),
    });
    const site = hasOwn ? { ...inventory.site, ownLayouts: own } : inventory.site;
    return { inventory: { ...inventory, site }, templates, extensions, diagnostics: inventory.diagnostics };
  } catch (error) {
    if (!(error instanceof OwnCodeError)) throw error;
    const without = await withExtensions(files, { extensions: noExtensions, secrets, open });
    return { ...without, diagnostics: [error.diagnostic] };
  }
}
