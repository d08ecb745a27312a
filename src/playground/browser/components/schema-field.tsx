import { useState } from 'preact/hooks';
import type { ConfigSchema, JsonSchema } from '../../../cloud-init/schema/json-schema.js';

/** The schema is cloud-init's own file, which the reader has: keys of a cloud-config are checked with it. */
export function SchemaField({
  schema,
  onSchema,
}: {
  readonly schema: ConfigSchema | undefined;
  readonly onSchema: (schema: ConfigSchema | undefined) => void;
}) {
  const [failure, setFailure] = useState('');
  const load = async (file: File | undefined): Promise<void> => {
    setFailure('');
    const read = file === undefined ? undefined : await schemaIn(file);
    if (file !== undefined && read === undefined) setFailure(`${file.name} is not a JSON schema.`);
    onSchema(read);
  };
  return (
    <div class="field">
      <label for="schema">cloud-init schema</label>
      <input
        id="schema"
        type="file"
        accept=".json"
        aria-describedby="schema-about"
        onChange={({ currentTarget }) => void load(currentTarget.files?.[0])}
      />
      <p id="schema-about" class="about" aria-live="polite">
        {failure ||
          (schema === undefined
            ? 'Load schema-cloud-config-v1.json of your cloud-init to check every key.'
            : 'Every key is checked with this schema.')}
      </p>
    </div>
  );
}

async function schemaIn(file: File): Promise<ConfigSchema | undefined> {
  try {
    const schema: unknown = JSON.parse(await file.text());
    const isSchema =
      typeof schema === 'object' && schema !== null && ('$defs' in schema || 'properties' in schema);
    return isSchema ? { root: schema as JsonSchema } : undefined;
  } catch {
    return undefined;
  }
}
