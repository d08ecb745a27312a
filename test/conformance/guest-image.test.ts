import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dsIdentifyOf, plantDsIdentify } from '../support/ds-identify.js';
import { guestFolder, sourceFiles } from '../support/guest-site.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';
import { image, install, settings } from './guest/image.js';

const cloudInit = '/usr/lib/python3/dist-packages/cloudinit';

requires('pyflakes3')('pyflakes', () => {
  test('has nothing to say of the data source, nor of the file that it is made of', () => {
    const { status, stdout } = spawnSync('pyflakes3', [guestFolder(), sourceFiles], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

requires('python3')('the data source', () => {
  test('is Python from 3.6 on', () => {
    const script = 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 6))';
    const text = readFileSync(join(guestFolder(), 'DataSourceNsfocus.py'), 'utf8');
    expect(runPython(script, { input: text })).toBe('');
  });

  test('holds its values as values, whatever is in them', () => {
    const namespace = 'x"""\nimport os\n\'\\';
    const address = '1"); import os #\u2028\\N{BULLET}';
    const folder = guestFolder({ namespace, server: { address, port: 80 } });
    const module = readdirSync(folder).find((name) => name.endsWith('.py')) as string;
    const script = `import ast, json, sys
tree = ast.parse(sys.stdin.read())
values = {node.targets[0].id: ast.literal_eval(node.value) for node in tree.body
          if isinstance(node, ast.Assign) and node.targets[0].id in ("NAMESPACE", "METADATA_URLS")}
print(json.dumps([values, [type(node).__name__ for node in tree.body]]))`;
    const shapeOf = (text: string) => JSON.parse(runPython(script, { input: text }));
    const [values, shape] = shapeOf(readFileSync(join(folder, module), 'utf8'));
    expect(values).toEqual({
      NAMESPACE: namespace,
      METADATA_URLS: [`http://${address}`, 'http://169.254.169.254'],
    });
    const [, usual] = shapeOf(readFileSync(join(guestFolder(), 'DataSourceNsfocus.py'), 'utf8'));
    expect(shape).toEqual(usual);
  });
});

requires('cloud-init')('an image with the data source', () => {
  test('has it among cloud-init’s own, under the name that its settings list', () => {
    const root = image({ withSources: false });
    const packages = join(root, 'usr/lib/python3/dist-packages');
    cpSync(cloudInit, join(packages, 'cloudinit'), {
      recursive: true,
      filter: (path) => !path.endsWith('__pycache__'),
    });
    expect(install(['--root', root]).status).toBe(0);
    const script = `
import yaml
from cloudinit import sources, util
settings = util.read_conf("${root}/${settings}/90_dpkg.cfg")
depends = [sources.DEP_FILESYSTEM, sources.DEP_NETWORK]
for source in sources.list_sources(settings["datasource_list"], depends, ["", "cloudinit.sources"]):
    options = source(settings, None, None).ds_cfg
    print(source.__module__, options.get("metadata_urls"), options.get("max_wait"))
print(sources.list_sources(settings["datasource_list"][:1], [sources.DEP_FILESYSTEM], ["cloudinit.sources"]))`;
    expect(runPython(script, { env: { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' } })).toBe(
      "cloudinit.sources.DataSourceNsfocus ['http://111.0.0.2:8807', 'http://169.254.169.254'] 120\n" +
        'cloudinit.sources.DataSourceNone None None\n[]\n',
    );
  });

  const checkout = process.env.SEEDPRESS_CLOUD_INIT;
  const scripts = [undefined, ...(checkout ? [checkout] : [])].map(dsIdentifyOf);
  const article =
    'datasource_list: [ Nsfocus, NoCloud, AltCloud, CloudStack, ConfigDrive, Ec2, MAAS, OVF, None ]\n';

  describe.each(scripts)('by %s', (script) => {
    test.each([
      ['with our two files', {}, 0, ''],
      ['with 90_dpkg.cfg alone', { identify: false }, 0, 'datasource_list: [ Nsfocus, None ]\n'],
      ['with a longer list of its own', { list: article }, 0, ''],
    ])('runs cloud-init %s', (_what, files, status, result) => {
      expect(identify(script, files)).toEqual({ status, result });
    });

    test('does not run it with a longer list without ds-identify.cfg', () => {
      expect(identify(script, { list: article, identify: false }).status).toBe(1);
    });
  });

  /** Runs ds-identify on an image; `list` takes the place of our 90_dpkg.cfg. */
  function identify(script: string, { list, identify = true }: { list?: string; identify?: boolean }) {
    const root = image();
    const folder = guestFolder();
    if (identify) cpSync(join(folder, 'ds-identify.cfg'), join(root, 'etc/cloud/ds-identify.cfg'));
    writeFileSync(
      join(root, settings, '90_dpkg.cfg'),
      list ?? readFileSync(join(folder, '90_dpkg.cfg'), 'utf8'),
    );
    for (const name of ['proc/1', 'run', 'sys/class/dmi/id', 'dev/disk'])
      mkdirSync(join(root, name), { recursive: true });
    for (const [name, text] of Object.entries({
      cmdline: '\n',
      uptime: '1.0 1.0\n',
      '1/cmdline': '/sbin/init\0',
    }))
      writeFileSync(join(root, 'proc', name), text);
    writeFileSync(join(root, 'proc/1/environ'), '');
    const env = { PATH: process.env.PATH, PATH_ROOT: root, DI_LOG: 'stderr' };
    const { status } = spawnSync('sh', [plantDsIdentify(script, { root })], { env, encoding: 'utf8' });
    const written = join(root, 'run/cloud-init/cloud.cfg');
    return { status, result: existsSync(written) ? readFileSync(written, 'utf8') : '' };
  }

  test('has every name of cloud-init’s own for another data source', () => {
    const known = readdirSync(join(cloudInit, 'sources')).flatMap(
      (name) => /^DataSource(.+)\.py$/.exec(name)?.[1] ?? [],
    );
    expect(known.length).toBeGreaterThan(20);
    for (const name of known)
      expect(readdirSync(guestFolder({ namespace: name }))).toContain(`DataSource${name}Seed.py`);
  });
});
