/** A type with a colour of its own, and the groups behind it. */
export const TypeMark = ({ type, groups }: { readonly type: string; readonly groups: readonly string[] }) => (
  <span class="type-mark" title={groups.length === 0 ? undefined : `groups: ${groups.join(', ')}`}>
    <span class={`dot hue-${hueOf(type)}`} aria-hidden="true" />
    {type}
    {groups.length > 0 && <span class="more"> +{groups.length}</span>}
  </span>
);

const hues = 8;

function hueOf(type: string): number {
  let sum = 7;
  for (const character of type) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}
