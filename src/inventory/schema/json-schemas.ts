import * as z from 'zod';
import type { KnownLayouts } from '../../domain/layout.js';
import { repeatSchema } from './device.js';
import { forEditors, type JsonSchema } from './for-editors.js';
import { type Schemas, schemasFor } from './schemas.js';

/** The files that have a schema: devices/site.yaml, templates/<type>/type.yaml, templates/<group>/group.yaml, all other YAML files of devices/. */
export const schemaNames = ['site', 'type', 'group', 'device'] as const;

export type SchemaName = (typeof schemaNames)[number];

/**
 * JSON Schemas (draft 7) of the inventory's files, made of the schemas that read them. They know names, shapes and
 * kinds of values; that an address is one, or a name unique, is found by `check` alone.
 */
export function jsonSchema(name: SchemaName, known: KnownLayouts): JsonSchema {
  const schemas = schemasFor(known);
  switch (name) {
    case 'site':
      return titled('devices/site.yaml: what holds for the whole site', fileSchema(schemas.site));
    case 'type':
      return titled('type.yaml: one kind of device', fileSchema(schemas.type));
    case 'group':
      return titled('group.yaml: what devices of any type share', fileSchema(schemas.group));
    case 'device':
      return titled(
        'A file of devices/: one device, a list of them, or a fleet',
        devicesSchema(schemas.device),
      );
  }
}

const titled = (title: string, schema: JsonSchema): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...schema,
});

/** Only what devices inherit is rendered there. */
function fileSchema(schema: z.ZodType): JsonSchema {
  return forEditors(plainSchema(schema), { isRendered: (path) => path[0] === 'defaults' });
}

function devicesSchema(schema: Schemas['device']): JsonSchema {
  const written = forEditors(plainSchema(schema), { isRendered: () => true });
  const device: JsonSchema = {
    ...written,
    properties: {
      ...written.properties,
      repeat: {
        description: 'Makes one device of each number; n is the number in the texts.',
        ...forEditors(plainSchema(repeatSchema()), { isRendered: () => false }),
      },
    },
    // The defaults of the site may name the type.
    required: (written.required ?? []).filter((key) => key !== 'type'),
  };
  const list: JsonSchema = {
    type: 'object',
    properties: {
      devices: {
        description: 'Several devices in one file.',
        type: ['array', 'null'],
        items: { $ref: '#/definitions/device' },
      },
    },
    required: ['devices'],
    additionalProperties: false,
  };
  return { anyOf: [{ $ref: '#/definitions/device' }, list], definitions: { device } };
}

function plainSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return rest as JsonSchema;
}
