/**
 * Visits every use of a global as a value, and of its members as far as they can be seen: `process.env`,
 * `const { env } = process`, `globalThis.process`.
 * @param {import('eslint').SourceCode} sourceCode
 * @param {(use: { readonly node: any, readonly object: string, readonly member: string | undefined }) => void} visit member is
 *   undefined when the global is used as a whole
 */
export function visitGlobals(sourceCode, visit) {
  const { globalScope } = sourceCode.scopeManager;
  const implicit = globalScope?.variables.filter(({ defs }) => defs.length === 0) ?? [];
  const references = [
    ...(globalScope?.through ?? []),
    ...implicit.flatMap((variable) => variable.references),
  ];
  for (const reference of /** @type {readonly any[]} */ (references)) {
    if (reference.isValueReference !== false) look(reference.identifier, reference.identifier.name, visit);
  }
}

/**
 * @param {any} node
 * @param {string} object
 * @param {Parameters<typeof visitGlobals>[1]} visit
 */
function look(node, object, visit) {
  const { parent } = node;
  const member = parent.type === 'MemberExpression' && parent.object === node ? memberOf(parent) : undefined;
  if (member !== undefined && object === 'globalThis') look(parent, member, visit);
  else if (member !== undefined) visit({ node: parent, object, member });
  else if (parent.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
    for (const property of parent.id.properties)
      visit({ node: property, object, member: memberOfPattern(property) });
  } else visit({ node, object, member: undefined });
}

/** @param {any} node */
function memberOf({ property, computed }) {
  if (!computed) return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

// `...rest` takes the whole.
const memberOfPattern = (/** @type {any} */ { type, key, computed }) =>
  type === 'Property' && !computed ? (key.name ?? String(key.value)) : undefined;
