import { writeFileSync } from 'node:fs';
import { readText } from './files.mjs';
import { inRoot } from './root.mjs';

/** In the package: a CycloneDX list of everything that is installed with it, and of what its own files are made of. */
const sbomFile = 'dist/sbom.cdx.json';

/** In dist/: the packages that are parts of our bundles, by their paths in package-lock.json. */
export const bundledFile = '.bundled.json';

/**
 * Writes the list out of package-lock.json. `npm sbom --omit=dev` leaves out what both we and a tool of ours need, and puts the
 * date into it: here the same lock gives the same bytes.
 */
export function writeSbom() {
  const { version, license } = JSON.parse(readText('package.json') ?? '{}');
  const { packages } = /** @type {{ packages: Record<string, Locked> }} */ (
    JSON.parse(readText('package-lock.json') ?? '{}')
  );
  const bundled = new Set(JSON.parse(readText(`dist/${bundledFile}`) ?? '[]'));
  const installed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) =>
      bundled.has(path) || (path !== '' && dev !== true && devOptional !== true),
  );
  const known = new Set(installed.map(([path]) => path));
  const own = { type: 'application', 'bom-ref': `seedpress@${version}`, name: 'seedpress', version };
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { ...own, licenses: [{ license: { id: license } }] } },
    components: unique(installed.map(([path, locked]) => componentOf(path, locked))),
    dependencies: unique(
      [/** @type {[string, Locked]} */ (['', { ...packages[''], version }]), ...installed].map(
        ([path, locked]) => ({
          ref: path === '' ? own['bom-ref'] : refOf(path, locked),
          dependsOn: Object.keys({ ...locked.dependencies, ...(path === '' ? locked.devDependencies : {}) })
            .flatMap((name) => foundFrom(path, name, packages))
            .filter((found) => known.has(found))
            .map((found) => refOf(found, /** @type {Locked} */ (packages[found]))),
        }),
      ),
    ),
  };
  writeFileSync(inRoot(sbomFile), `${JSON.stringify(sbom, null, 1)}\n`);
}

/**
 * @typedef {{ readonly version: string, readonly dev?: boolean, readonly devOptional?: boolean, readonly license?: string,
 *   readonly integrity?: string, readonly name?: string, readonly dependencies?: Readonly<Record<string, string>>,
 *   readonly devDependencies?: Readonly<Record<string, string>> }} Locked
 * @param {string} path
 * @param {Locked} locked
 */
function componentOf(path, locked) {
  const name = nameOf(path, locked);
  const { version, license, integrity = '' } = locked;
  const [algorithm, hash = ''] = integrity.split('-');
  return {
    type: 'library',
    'bom-ref': refOf(path, locked),
    name,
    version,
    purl: `pkg:npm/${name.replace(/^@/, '%40')}@${version}`,
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
      : {}),
  };
}

/** @param {string} path @param {Locked} locked */
const nameOf = (path, { name }) => name ?? path.slice(path.lastIndexOf('node_modules/') + 13);

/** @param {string} path @param {Locked} locked */
const refOf = (path, locked) => `${nameOf(path, locked)}@${locked.version}`;

/**
 * Where Node finds a package from another one: in its own node_modules, then in those above.
 * @param {string} path @param {string} name @param {Readonly<Record<string, Locked>>} packages
 * @returns {readonly string[]}
 */
function foundFrom(path, name, packages) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return [candidate];
    if (folder === '') return [];
  }
}

/** @template {object} T @param {readonly T[]} entries @returns {readonly T[]} */
const unique = (entries) => [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
