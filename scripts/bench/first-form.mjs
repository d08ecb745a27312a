import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The versions of OpenStack's metadata that a device had as folders, before they were answered by rewrite. */
const dates = [
  '2012-08-10',
  '2013-04-04',
  '2013-10-17',
  '2015-10-15',
  '2016-06-30',
  '2016-10-06',
  '2017-02-22',
  '2018-08-27',
];

/** What the companion tree said of a NIC, below latest/meta-data/. */
const nicFiles = ['', 'interfaces/', 'interfaces/macs/'].map((folder) => `network/${folder}index.html`);

/**
 * Writes the devices of a finished output folder as the first round of the project wrote them: all of a device in store/<digest>/www and
 * images, no file shared with another device, a folder for each date of OpenStack's, an image with no hole, all paths in the manifest.
 * It is the yardstick of the goal for cold builds, which was set when that was the form (docs/performance.md).
 * @param {string} out
 * @param {string} folder a new one
 * @param {{ most: number }} options of how many devices
 */
export function writeFirstForm(out, folder, { most }) {
  const manifest = JSON.parse(readFileSync(join(out, 'current/manifest.json'), 'utf8'));
  const www = join(folder, 'generations/1/www');
  const images = join(folder, 'generations/1/images');
  for (const each of [www, images]) mkdirSync(each, { recursive: true });
  /** @type {Record<string, readonly string[]>} */
  const files = {};
  for (const [id, { digest }] of Object.entries(manifest.devices).slice(0, most)) {
    const device = join(folder, 'store', digest);
    files[id] = writeDevice(join(out, 'store', digest), device);
    symlinkSync(`../../../store/${digest}/www`, join(www, id));
    symlinkSync(`../../../store/${digest}/images/${id}.iso`, join(images, `${id}.iso`));
    mkdirSync(join(device, 'images'));
    // Without the hole: every sector takes room.
    writeFileSync(join(device, 'images', `${id}.iso`), readFileSync(join(out, 'store', `${digest}.iso`)));
    writeFileSync(join(device, 'record.json'), JSON.stringify(manifest.devices[id], null, 2));
  }
  writeFileSync(join(folder, 'generations/1/manifest.json'), JSON.stringify(withHashes(files), null, 2));
  symlinkSync('generations/1', join(folder, 'current'));
  return folder;
}

/**
 * @param {string} root the document root of a device
 * @param {string} device
 * @returns {readonly string[]} the paths of its files
 */
function writeDevice(root, device) {
  /** @type {string[]} */
  const paths = [];
  /** @type {Map<number, string>} */
  const known = new Map();
  /** @param {string} path */
  const walk = (path) => {
    const to = join(device, 'www', path);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(join(root, path))) {
      const below = join(path, name);
      // It came later.
      if (name === 'password') continue;
      const stat = lstatSync(join(root, below));
      if (stat.isDirectory()) walk(below);
      else {
        const first = known.get(stat.ino);
        // Versions of the namespace were links to each other; all else had its own file.
        if (first !== undefined && dirname(first) !== dirname(below) && /\/1\.0\//.test(`/${first}/${below}`))
          linkSync(join(device, 'www', first), join(device, 'www', below));
        else copyFileSync(join(root, below), join(device, 'www', below));
        known.set(stat.ino, below);
        paths.push(below);
      }
    }
  };
  walk('');
  const latest = join(device, 'www/openstack/latest');
  for (const date of dates) {
    mkdirSync(join(device, 'www/openstack', date));
    for (const name of readdirSync(latest)) {
      linkSync(join(latest, name), join(device, 'www/openstack', date, name));
      paths.push(`openstack/${date}/${name}`);
    }
  }
  const mac = join(device, 'www/latest/meta-data/network/interfaces/macs/52:54:00:00:00:00');
  mkdirSync(mac, { recursive: true });
  for (const name of ['index.html', 'device-number', 'mac']) writeFileSync(join(mac, name), '0');
  for (const name of nicFiles) writeFileSync(join(device, 'www/latest/meta-data', name), 'macs/\n');
  return paths;
}

/** @param {Readonly<Record<string, readonly string[]>>} files */
const withHashes = (files) =>
  Object.fromEntries(
    Object.entries(files).map(([id, paths]) => [id, paths.map((path) => ({ path, sha256: '0'.repeat(64) }))]),
  );
