/**
 * Listeners for every value that a file takes out of a module, name by name; types are no values.
 * @param {(taken: { readonly node: any, readonly specifier: string, readonly name: string | undefined }) => void} visit
 *   name is undefined when the module is taken as a whole
 * @returns {Record<string, (node: any) => void>}
 */
export function importedNames(visit) {
  const take = (/** @type {any} */ node, /** @type {any} */ name, { source } = node.parent) => {
    const isType = [node, node.parent].some(({ importKind, exportKind }) =>
      [importKind, exportKind].includes('type'),
    );
    // `import { default as fs }` takes the module as a whole.
    const own = name?.name ?? name?.value;
    if (source?.type === 'Literal' && !isType)
      visit({ node, specifier: source.value, name: own === 'default' ? undefined : own });
  };
  return {
    ImportSpecifier: (node) => take(node, node.imported),
    ImportDefaultSpecifier: (node) => take(node, undefined),
    ImportNamespaceSpecifier: (node) => take(node, undefined),
    ExportSpecifier: (node) => take(node, node.local),
    ExportAllDeclaration: (node) => take(node, undefined, node),
    ImportExpression(node) {
      for (const { part, name } of namesOfDynamicImport(node)) take(part, name, node);
    },
  };
}

// `const { readFile } = await import('node:fs/promises')` takes one name, any other form the whole module.
function namesOfDynamicImport(/** @type {any} */ node) {
  const pattern = node.parent.parent?.type === 'VariableDeclarator' ? node.parent.parent.id : undefined;
  if (node.parent.type !== 'AwaitExpression' || pattern?.type !== 'ObjectPattern')
    return [{ part: node, name: undefined }];
  return pattern.properties.map((/** @type {any} */ part) => ({ part, name: part.key }));
}
