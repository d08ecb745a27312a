/**
 * Listeners for every way in which a file can name another one: import, export from, import(), import types, require and
 * `new URL(…, import.meta.url)`, as a worker is started.
 * @param {(site: { readonly node: any, readonly specifier: string | undefined }) => void} visit specifier is undefined when
 *   it is computed
 * @returns {Record<string, (node: any) => void>}
 */
export function importSites(visit) {
  const visitSource = (/** @type {any} */ node, /** @type {any} */ source) =>
    visit({ node: source, specifier: textOf(source) });
  return {
    ImportDeclaration: (node) => visitSource(node, node.source),
    ExportAllDeclaration: (node) => visitSource(node, node.source),
    ExportNamedDeclaration: (node) => node.source && visitSource(node, node.source),
    ImportExpression: (node) => visitSource(node, node.source),
    TSImportType: (node) => visitSource(node, node.source ?? node.argument),
    TSExternalModuleReference: (node) => visitSource(node, node.expression),
    CallExpression: (node) => isRequire(node) && visitSource(node, node.arguments[0]),
    NewExpression: (node) => isModuleUrl(node) && visitSource(node, node.arguments[0]),
  };
}

/**
 * The text of a string literal, also as a template without values or as a type.
 * @param {any} node
 * @returns {string | undefined}
 */
function textOf(node) {
  if (node.type === 'TSLiteralType') return textOf(node.literal);
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

const isRequire = (/** @type {any} */ { callee, arguments: given }) =>
  callee.type === 'Identifier' && callee.name === 'require' && given.length === 1;

// Data files are read by URL too: only code has a floor.
const isModuleUrl = (/** @type {any} */ { callee, arguments: given }) =>
  callee.type === 'Identifier' && callee.name === 'URL' && /\.[cm]?[jt]s$/.test(textOf(given[0] ?? {}) ?? '');
