import { checkType } from '../../checks/check-type.js';
import { OwnCodeError } from '../../config/own-code.js';
import { signedWithoutKey } from '../../diagnostics/catalogue/signed.js';
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { NamedSchema } from '../../domain/named-schema.js';
import type { ReadScript } from '../../domain/script-syntax.js';
import type { SecretSource } from '../../domain/secret-source.js';
import { hidingSecrets } from '../../domain/secrets/hidden-secrets.js';
import { secretSpellings } from '../../domain/secrets/spellings.js';
import type { Signer } from '../../domain/signatures/ssh-signature.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { effectiveTypes } from '../../inventory/groups/effective-types.js';
import type { InputFiles } from '../../inventory/input-files.js';
import { readSecret } from '../../inventory/read-secret.js';
import type { Inventory } from '../../inventory/resolve-inventory.js';
import { checkScripts, ScriptKinds } from './check-scripts.js';
import type { SchemaOptions } from './config-schema.js';
import { type LoadedSite, loadSite } from './load-site.js';
import { namedSchema } from './named-schema.js';
import type { OpenTemplates } from './opened-templates.js';
import {
  type PlannedDevice,
  type RenderContext,
  type RenderedDevices,
  renderDevices,
  type Take,
} from './render-devices.js';
import { type SchemaUse, schemaUse } from './schema-use.js';
import type { SealedInstance } from './sealing.js';
import { type LinesOf, shown } from './shown.js';
import { siteSchema } from './site-schema.js';
import { type Tokens, tokensOf } from './tokens.js';

export interface PlanOptions {
  /** The folder that holds devices/ and templates/. */
  readonly root: string;
  readonly version: string;
  /** Warnings count as errors. */
  readonly strict: boolean;
  readonly isWanted: (device: Device) => boolean;
  readonly storedRecord: (digest: string) => DeviceRecord | undefined;
  /** The instances that are published sealed; left out, no device is. */
  readonly sealedInstance?: SealedInstance;
  /** What is stored is rendered as well, for its warnings; `strict` where nothing is said. */
  readonly rendersStored?: boolean;
  /** Devices are looked at and forgotten: `planned` is empty. */
  readonly isCheck?: boolean;
  /** Stores rendered devices on the way; without it their seeds stay in memory. */
  readonly takeFor?: (site: SiteToBuild) => Take | undefined;
  /** Where cloud-init's schema may be found; left out, cloud-configs are held against our own tables alone. */
  readonly schemaFrom?: SchemaOptions;
  /** Reads scripts with the programs of this machine; without it nobody does. */
  readonly readScript?: ReadScript;
  /** Opens the templates; left out, each time anew. */
  readonly open?: OpenTemplates;
  /** How many of them may run at once. */
  readonly jobs?: number;
  /** Opens what the inventory names as secrets. */
  readonly secretsFrom?: SecretSource;
  /** Who signs what devices are given that check it; where it is left out they are given no signature. */
  readonly signing?: { readonly signer: Signer | undefined };
}

/** What is known of a site before its devices are rendered. */
export type SiteToBuild = Pick<BuildPlan, 'site' | 'siteSource' | 'devices'>;

/** A build that has published nothing yet. */
export interface BuildPlan {
  readonly site: Site;
  /** The located tree of site.yaml. */
  readonly siteSource: SourceNode;
  /** All devices of the inventory, wanted or not. */
  readonly devices: readonly Device[];
  /** Where the values of each device come from. */
  readonly sources: Inventory['sources'];
  readonly planned: readonly PlannedDevice[];
  readonly tokens: Tokens;
  /** The inputs, resolved. */
  readonly loaded: LoadedSite;
  /** What the inventory names as secrets, as texts may write it: nobody prints it. */
  readonly secrets: readonly string[];
  /** The schema of cloud-init that cloud-configs were checked with; absent where none was asked for. */
  readonly schema?: SchemaUse;
  /** The schema that somebody named, as it was before it was read. */
  readonly namedSchema?: NamedSchema | undefined;
  /** Sorted, and without secrets; with one error among them nothing may be written. */
  readonly diagnostics: readonly Diagnostic[];
  readonly linesOf: LinesOf;
}

/** Does all of a build but the writing: `check` ends here, `build` goes on where there is no error. */
export async function planBuild(
  { files, diagnostics: readingMistakes }: InputFiles,
  options: PlanOptions,
): Promise<BuildPlan> {
  const {
    root,
    version,
    strict,
    isWanted,
    storedRecord,
    schemaFrom,
    readScript,
    jobs = 1,
    takeFor,
  } = options;
  const { rendersStored = strict, isCheck = false } = options;
  const loaded = await loadSite(files, options);
  const { secrets } = loaded.inventory;
  const { site, siteSource, devices, sources } = loaded.inventory;
  const { secret, diagnostics: secretMistakes } = readSecret(site, { root, siteSource });
  const tokens = tokensOf(secret, site);
  const named = schemaFrom && namedSchema(site, { root, options: schemaFrom });
  const { schema, diagnostics: schemaMistakes } =
    schemaFrom === undefined
      ? { schema: undefined, diagnostics: [] }
      : siteSchema(site, { root, siteSource, from: schemaFrom });
  const found: Diagnostic[] = [
    ...readingMistakes,
    ...loaded.diagnostics,
    ...secretMistakes,
    ...schemaMistakes,
  ];
  let planned: readonly PlannedDevice[] = [];
  let ranges = [site.cloudInit];
  // A device from a wrong inventory renders to mistakes that are not the user's: one mistake, one message.
  if (!found.some(isError)) {
    const wanted = devices.filter(isWanted);
    const wantedTypes = new Set(wanted.map(effectiveTypes(loaded.inventory)));
    ranges = [...wantedTypes].map(({ cloudInit }) => cloudInit ?? site.cloudInit);
    found.push(...typeMistakes(wantedTypes, site), ...keyMistakes(wanted, { ...options, sources }));
    const rendered = await renderOwn(wanted, {
      ...loaded,
      files,
      version,
      storedRecord,
      sealedInstance: options.sealedInstance,
      rendersStored,
      isCheck,
      // What has an error need not be something that can be encoded.
      take: found.some(isError) ? undefined : takeFor?.({ site, siteSource, devices: wanted }),
      jobs,
      schema,
      tokenOf: tokens.tokenOf,
      hideSecrets: hidingSecrets(secrets.values, secrets.key),
      signer: options.signing?.signer,
    });
    found.push(...rendered.diagnostics);
    if (readScript !== undefined) found.push(...(await checkScripts(rendered.scripts, { readScript, jobs })));
    planned = rendered.planned;
  }
  return {
    ...{ site, siteSource, devices, sources, planned, tokens, loaded },
    secrets: secretSpellings(secrets.values),
    namedSchema: named,
    ...(schemaFrom === undefined ? {} : { schema: schemaUse(schema, ranges) }),
    ...shown(found, { strict, files, devices, secrets: secretSpellings(secrets.values) }),
  };
}

/** Rendered, or what the site's own code threw on the way. */
async function renderOwn(devices: readonly Device[], context: RenderContext): Promise<RenderedDevices> {
  try {
    return await renderDevices(devices, context);
  } catch (error) {
    if (!(error instanceof OwnCodeError)) throw error;
    return { planned: [], diagnostics: [error.diagnostic], scripts: new ScriptKinds() };
  }
}

/** Somebody wants signatures, and nobody can make them. */
function keyMistakes(
  devices: readonly Device[],
  { signing, sources }: Pick<PlanOptions, 'signing'> & Pick<Inventory, 'sources'>,
): readonly Diagnostic[] {
  if (signing === undefined || signing.signer !== undefined) return [];
  const signed = devices.filter((device) => device.signed === true);
  const source = signed[0] && sources.get(signed[0].id);
  return source === undefined
    ? []
    : [signedWithoutKey(originAt(source, ['signed']), { devices: signed.length })];
}

/** Types with other groups share parts, and what is wrong with them is said once. */
function typeMistakes(types: Iterable<DeviceType>, site: Site): readonly Diagnostic[] {
  const mistakes = [...types].flatMap((type) => checkType(type, site));
  return [...new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake])).values()];
}
