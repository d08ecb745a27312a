import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the packages in the bundle ask to be said with every copy of them.
 * @param {readonly string[]} folders of packages, absolute
 */
export const licencesOf = (folders) =>
  folders
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path));
      const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
      return `${name} ${version} (${license})${text}\n`;
    })
    .sort()
    .join(`\n${'-'.repeat(79)}\n\n`);

/**
 * The folders of the packages that some modules are of; absolute.
 * @param {readonly string[]} modules absolute paths
 * @param {string} packages node_modules, as links lead there
 */
export const packagesOf = (modules, packages) => [
  ...new Set(modules.filter((id) => id.replace(/^\0+/, '').startsWith(`${packages}/`)).map(packageOf)),
];

/**
 * The folder of the package that a module is of; folders inside may have a package.json without a name.
 * @param {string} module
 */
function packageOf(module) {
  for (
    let folder = dirname(module.replaceAll('\0', ''));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version !== undefined)
      return folder;
  }
  throw new Error(`${module} is of no package`);
}
