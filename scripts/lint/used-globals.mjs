/**
 * Listeners for every use of a global, and of its members as far as they can be seen: `process.env`,
 * `const { env } = process`, `globalThis.process`.
 * @param {import('eslint').SourceCode} sourceCode
 * @param {(use: { readonly node: any, readonly object: string, readonly member: string | undefined }) => void} visit member is
 *   undefined when the global is used as a whole
 * @returns {Record<string, (node: any) => void>}
 */
export function usedGlobals(sourceCode, visit) {
  const nameOf = (/** @type {any} */ node) => nameOfGlobal(node, sourceCode);
  const visitWhole = (/** @type {any} */ node) => {
    const object = nameOf(node);
    if (object !== undefined && !isLookedInto(node)) visit({ node, object, member: undefined });
  };
  return {
    Identifier: visitWhole,
    MemberExpression(node) {
      const object = nameOf(node.object);
      const member = memberOf(node);
      if (object !== undefined && member !== undefined) visit({ node, object, member });
      visitWhole(node);
    },
    VariableDeclarator(node) {
      const object = isTakenApart(node) ? nameOf(node.init) : undefined;
      if (object === undefined) return;
      for (const property of node.id.properties) {
        visit({ node: property, object, member: memberOfPattern(property) });
      }
    },
  };
}

/**
 * The name of a global that is read here, also as a member of globalThis.
 * @param {any} node
 * @param {import('eslint').SourceCode} sourceCode
 * @returns {string | undefined}
 */
function nameOfGlobal(node, sourceCode) {
  if (node.type === 'MemberExpression') {
    return nameOfGlobal(node.object, sourceCode) === 'globalThis' ? memberOf(node) : undefined;
  }
  const isGlobal = node.type === 'Identifier' && isValue(node) && !isDeclared(node, sourceCode);
  return isGlobal ? node.name : undefined;
}

/** Whether an identifier is read as a value: the name of a member, of a type or of a label is none. */
function isValue(/** @type {any} */ node) {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (/^(Property|PropertyDefinition|MethodDefinition)$/.test(parent.type)) {
    return parent.value === node && parent.parent.type !== 'ObjectPattern';
  }
  if (/^TS(As|NonNull|Satisfies)/.test(parent.type)) return true;
  return !/^(TS|Labeled|Import|Export)/.test(parent.type);
}

/**
 * @param {any} node
 * @param {import('eslint').SourceCode} sourceCode
 */
function isDeclared(node, sourceCode) {
  for (let scope = /** @type {any} */ (sourceCode.getScope(node)); scope !== null; scope = scope.upper) {
    if (scope.set.get(node.name)?.defs.length > 0) return true;
  }
  return false;
}

/** @param {any} node */
function memberOf({ property, computed }) {
  if (!computed) return property.name;
  return property.type === 'Literal' ? String(property.value) : undefined;
}

// `...rest` takes the whole.
const memberOfPattern = (/** @type {any} */ { type, key, computed }) =>
  type === 'Property' && !computed ? (key.name ?? String(key.value)) : undefined;

const isTakenApart = (/** @type {any} */ { id, init }) => id.type === 'ObjectPattern' && init !== null;

// Its members are visited one by one.
function isLookedInto(/** @type {any} */ node) {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node && memberOf(parent) !== undefined;
  return parent.type === 'VariableDeclarator' && isTakenApart(parent);
}
