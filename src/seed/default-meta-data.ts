import { sha256 } from '../domain/sha256.js';
import { encodeYaml } from '../encode/yaml.js';

/** The meta-data of a seed that has none; other content gives another instance-id, and so a first boot. */
export function defaultMetaData(
  given: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { hostname }: { hostname: string | undefined },
): string {
  const parts = [...given]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, bytes }) => [name, sha256(bytes)]);
  const id = sha256(JSON.stringify([...parts, hostname ?? ''])).slice(0, 16);
  return encodeYaml({
    'instance-id': `iid-${id}`,
    ...(hostname === undefined ? {} : { 'local-hostname': hostname }),
  });
}
