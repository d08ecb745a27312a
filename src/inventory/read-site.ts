import { duplicateEntry } from '../diagnostics/catalogue/inventory-site.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonObject } from '../domain/json.js';
import type { KnownLayouts } from '../domain/layout.js';
import { defaultSecretPath } from '../domain/secret-path.js';
import type { Site } from '../domain/site.js';
import { childAt, nodeAt, originAt, type SourceMap, type SourceNode } from '../domain/source-node.js';
import { cascade } from './cascade.js';
import { defined } from './devices/defined.js';
import { readMapping } from './files/read-mapping.js';
import type { InputFile } from './input-files.js';
import { withDefaults } from './interface-nodes.js';
import type { Schemas } from './schema/schemas.js';
import { readShape } from './shape/read-shape.js';
import { siteFile } from './site-file.js';
import { isTemplate } from './texts/is-template.js';

export interface ReadSite {
  readonly site: Site;
  /** The file's values with their places. */
  readonly source: SourceMap;
  /** The bottom of the cascade. */
  readonly defaults: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

const example = '{ namespace: nsfocus }';

/** Reads devices/site.yaml; all of it has a default, so the file may be missing. */
export function readSite(
  file: InputFile | undefined,
  { schemas, defaults: listed }: { schemas: Schemas; defaults: KnownLayouts['defaults'] },
): ReadSite {
  const { map, diagnostics } =
    file === undefined
      ? { map: undefined, diagnostics: [] }
      : readMapping(file, { example, mayBeEmpty: true });
  const root = map === undefined ? emptyMap : withDefaults(map);
  const shape = readShape(root, schemas.site, {
    isOpen: (path) => path[0] === 'defaults' && isTemplateAt(nodeAt(root, path)),
  });
  const fields = shape.value ?? {};
  const settings = {
    namespace: fields.namespace ?? 'seedpress',
    versions: fields.versions ?? ['1.0', 'latest'],
    server: { address: fields.server?.address ?? '127.0.0.1', port: fields.server?.port ?? 8807 },
    layouts: fields.layouts ?? listed.layouts,
    images: fields.images ?? listed.images,
    instanceId: fields.instance_id ?? 'id',
    imageWriter: fields.image_writer ?? 'auto',
    imageFormat: fields.image_format ?? 'iso9660',
    access: fields.access ?? 'address',
    tokenSecret: fields.token_secret ?? defaultSecretPath,
    ...defined({
      networkConfig: fields.network_config,
      userDataFormat: fields.user_data_format,
      cloudInit: fields.cloud_init,
      networkRenderer: fields.network_renderer,
      cloudInitSchema: fields.cloud_init_schema,
      mergeType: fields.merge_type,
      budget: fields.budget,
      openstackVersions: fields.openstack_versions,
    }),
  } as const;
  const defaults = childAt(root, 'defaults');
  const own = [...root.entries].filter(([key]) => key === 'network_config' || key === 'groups');
  const bottom = own.length === 0 ? emptyMap : { ...root, entries: new Map(own) };
  return {
    site: { ...settings, view: siteView(settings) },
    source: root,
    defaults: defaults?.kind === 'map' ? cascade(bottom, defaults) : bottom,
    diagnostics: [...diagnostics, ...shape.diagnostics, ...repeatedNames(shape.source, settings)],
  };
}

const emptyMap: SourceMap = {
  kind: 'map',
  entries: new Map(),
  origin: { file: siteFile, line: 1, column: 1 },
};

const isTemplateAt = (node: SourceNode | undefined): boolean =>
  node?.kind === 'scalar' && isTemplate(node.value);

function repeatedNames(source: SourceNode, site: Omit<Site, 'view'>): readonly Diagnostic[] {
  const { versions, layouts, images, openstackVersions = [] } = site;
  const lists = { versions, layouts, images, openstack_versions: openstackVersions };
  return Object.entries(lists).flatMap(([key, names]) =>
    names.flatMap((name, index) => {
      const first = names.indexOf(name);
      if (first === index) return [];
      return [
        duplicateEntry(originAt(source, [key, index]), { key, name, first: originAt(source, [key, first]) }),
      ];
    }),
  );
}

const siteView = (site: Omit<Site, 'view'>): JsonObject => ({
  namespace: site.namespace,
  versions: site.versions,
  server: site.server,
  layouts: site.layouts,
  images: site.images,
  instance_id: site.instanceId,
  image_writer: site.imageWriter,
  image_format: site.imageFormat,
  network_config: site.networkConfig ?? 'v2',
  user_data_format: site.userDataFormat ?? 'auto',
  access: site.access,
  ...(site.openstackVersions === undefined ? {} : { openstack_versions: site.openstackVersions }),
});
