import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { MisfitParams } from '../../inventory/schema/fields.js';
import { interfaceSchema } from '../../inventory/schema/interface.js';
import { flatIssues, type Issue } from '../../inventory/shape/issue-mistake.js';
import type { ImportedInterface, ImportedNetwork } from './imported-network.js';
import type { Loss } from './taken.js';

/** The network as far as the inventory takes it: a value that its schema refuses is lost, with the reason. */
export function acceptable(network: ImportedNetwork): ImportedNetwork {
  const results = network.interfaces.map(accepted);
  return {
    ...network,
    interfaces: results.flatMap(({ imported }) => (imported === undefined ? [] : [imported])),
    losses: [...network.losses, ...results.flatMap(({ losses }) => losses)],
  };
}

function accepted(imported: ImportedInterface): { imported?: ImportedInterface; losses: readonly Loss[] } {
  let { fields, losses } = imported;
  // Each round takes one value out.
  for (;;) {
    const parsed = interfaceSchema.safeParse(fields);
    if (parsed.success) return { imported: { ...imported, fields, losses }, losses: [] };
    const [issue] = flatIssues(parsed.error.issues);
    const loss = lossOf(issue as Issue, imported);
    const pruned = without(fields, (issue as Issue).path);
    if (pruned === undefined || essential.includes(String((issue as Issue).path[0])))
      return { losses: [...losses, { ...loss, what: `the interface ${imported.id}` }] };
    fields = pruned;
    losses = [...losses, loss];
  }
}

/** Without these there is no interface. */
const essential: readonly string[] = ['name', 'kind', 'members', 'id', 'link'];

function lossOf(issue: Issue, { at, id }: ImportedInterface): Loss {
  const params = issue.code === 'custom' ? (issue.params as MisfitParams | undefined) : undefined;
  return {
    at,
    what: `${issue.path.join('.')} of ${id}${params === undefined ? '' : ` (${params.found})`}`,
    expected: params?.expected ?? issue.message,
  };
}

/** The fields without the value at a path; of an item of a list the item. */
function without(fields: JsonObject, [key, index]: Issue['path']): JsonObject | undefined {
  const value = fields[String(key)];
  if (value === undefined) return undefined;
  if (typeof index === 'number' && Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).filter((_, position) => position !== index);
    if (items.length > 0) return { ...fields, [String(key)]: items };
  }
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
}
