/**
 * Listeners for every value that a file takes out of a module, name by name; types are no values.
 * @param {(taken: { readonly node: any, readonly specifier: string, readonly name: string | undefined }) => void} visit
 *   name is undefined when the module is taken as a whole
 * @returns {Record<string, (node: any) => void>}
 */
export function importedNames(visit) {
  const visitAll = (/** @type {any} */ source, /** @type {readonly any[]} */ taken) => {
    for (const { node, name } of taken) visit({ node, specifier: source.value, name });
  };
  return {
    ImportDeclaration(node) {
      if (node.importKind !== 'type') visitAll(node.source, node.specifiers.flatMap(nameOfImport));
    },
    ExportNamedDeclaration(node) {
      if (node.source && node.exportKind !== 'type')
        visitAll(node.source, node.specifiers.flatMap(nameOfExport));
    },
    ExportAllDeclaration(node) {
      if (node.exportKind !== 'type') visitAll(node.source, [{ node, name: undefined }]);
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal') visitAll(node.source, namesOfDynamicImport(node));
    },
  };
}

const nameOfImport = (/** @type {any} */ node) => {
  if (node.importKind === 'type') return [];
  return [{ node, name: node.type === 'ImportSpecifier' ? nameOf(node.imported) : undefined }];
};

const nameOfExport = (/** @type {any} */ node) =>
  node.exportKind === 'type' ? [] : [{ node, name: nameOf(node.local) }];

// `const { readFile } = await import('node:fs/promises')` takes one name, any other form the whole module.
function namesOfDynamicImport(/** @type {any} */ node) {
  const pattern = node.parent.parent?.type === 'VariableDeclarator' ? node.parent.parent.id : undefined;
  const isAwaited = node.parent.type === 'AwaitExpression' && pattern?.type === 'ObjectPattern';
  if (!isAwaited) return [{ node, name: undefined }];
  return pattern.properties.map((/** @type {any} */ property) => ({
    node: property,
    name: property.type === 'Property' ? nameOf(property.key) : undefined,
  }));
}

// `import { default as fs }` takes the module as a whole.
function nameOf(/** @type {any} */ node) {
  const name = node.name ?? node.value;
  return name === 'default' ? undefined : name;
}
