/** seedpress/yaml: YAML that readers of 1.1 and 1.2 take alike, and a reader that reads as PyYAML does. */

export {
  eachValue,
  entryAt,
  type GuestEntry,
  type GuestList,
  type GuestMap,
  type GuestPath,
  type GuestScalar,
  type GuestSet,
  type GuestValue,
  type HeldValue,
  keyText,
  valueAt,
} from './cloud-init/values/guest-value.js';
export { type ReadYaml, readYaml } from './cloud-init/values/read-yaml.js';
export type { JsonObject, JsonValue } from './domain/json.js';
export { encodeCloudConfig, encodeYaml } from './encode/yaml.js';
