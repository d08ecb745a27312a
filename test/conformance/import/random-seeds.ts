import { gzipSync } from 'node:zlib';
import { mac, networks } from './random-networks.js';

/** The files of one seed, by their paths in its folder. */
export type SeedFiles = Readonly<Record<string, string | Buffer>>;

export interface RandomSeed {
  readonly name: string;
  readonly files: SeedFiles;
}

/** Seeds of all shapes that people have, the same for each number. */
export function randomSeeds(
  count: number,
  { kind, seed }: { readonly kind: 'nocloud' | 'config-drive'; readonly seed: number },
): readonly RandomSeed[] {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const name = `vm-${String(index).padStart(3, '0')}`;
    // Each shape comes up, whatever chance has in mind.
    const shape = userDatas[index % userDatas.length] as (typeof userDatas)[number];
    const userData = shape(name, pick);
    const vendorData = random() < 0.3 ? pick(vendorDatas) : undefined;
    if (kind === 'config-drive') return { name, files: drive(name, index, { userData, vendorData, pick }) };
    const network = networks[index % networks.length]?.(index);
    return {
      name,
      files: {
        'meta-data': pick(metaDatas)(name),
        'user-data': userData,
        ...(vendorData !== undefined && { 'vendor-data': vendorData }),
        ...(network !== undefined && { 'network-config': network }),
      },
    };
  });
}

/** Park and Miller's. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

type Pick = <T>(list: readonly T[]) => T;

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb0yYqPK5y8s3jSSdJ7VwzN7R3C8a0kVqJx8mVQq1yZ';

const config = (name: string): string => `#cloud-config\nhostname: ${name}\npackages: [vim]\n`;

const part = (
  type: string,
  filename: string | undefined,
  body: string,
  {
    headers = [],
    encoding = '7bit',
  }: { headers?: readonly string[]; encoding?: '7bit' | 'base64' | 'gzip' } = {},
): string => {
  const bytes = encoding === 'gzip' ? gzipSync(body) : Buffer.from(body);
  const text = encoding === '7bit' ? body : `${bytes.toString('base64').replace(/.{76}/g, '$&\n')}\n`;
  return [
    `Content-Type: ${type}`,
    ...(encoding === '7bit' ? [] : ['Content-Transfer-Encoding: base64']),
    ...(filename === undefined ? [] : [`Content-Disposition: attachment; filename="${filename}"`]),
    ...headers,
    '',
    text,
  ].join('\n');
};

const message = (...parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary="==BOUNDARY=="\nMIME-Version: 1.0\n\n${parts.map((each) => `--==BOUNDARY==\n${each}\n`).join('')}--==BOUNDARY==--\n`;

const script = '#!/bin/sh\necho "${#name} {{ braces }} {% of %} {# others #}"\n';

const userDatas: readonly ((name: string, pick: Pick) => string | Buffer)[] = [
  config,
  () => script,
  () => '',
  (name) => `${config(name)}write_files:\n  - path: /etc/motd\n    content: "größe ☃ 𝄞"\n`,
  (name) => config(name).replaceAll('\n', '\r\n'),
  () => script.replaceAll('\n', '\r\n'),
  (name) => `${config(name).trimEnd()}`,
  (name) => `#cloud-config\nruncmd:\n  - docker ps --format "{{.Names}} {{${name}}}"\n`,
  () =>
    '## template: jinja\n#cloud-config\nruncmd: ["echo {{ v1.local_hostname }} {% if x %}y{% endif %}"]\n',
  () => '#include\nhttp://127.0.0.1:9/user-data\n',
  () => '#cloud-boothook\n#!/bin/sh\necho early\n',
  () =>
    '#cloud-config-archive\n- type: text/x-shellscript\n  content: |\n    #!/bin/sh\n    echo a\n- "#cloud-config\\npackages: [a]\\n"\n',
  () => '#part-handler\ndef list_types():\n    return ["text/x-own"]\ndef handle_part(*args):\n    pass\n',
  (name) => gzipSync(config(name)),
  (name) =>
    message(
      part('text/cloud-config', 'base.cfg', config(name)),
      part('text/x-shellscript', 'run.sh', script),
    ),
  (name) =>
    message(
      part('text/cloud-config', undefined, config(name)),
      part('text/x-shellscript', undefined, script),
    ),
  () =>
    message(
      part('text/x-shellscript', 'b.sh', script),
      part('text/x-shellscript', 'a.sh', '#!/bin/sh\necho a\n'),
    ),
  () =>
    message(
      part('text/x-shellscript', 'same.sh', script),
      part('text/cloud-boothook', 'same.sh', '#cloud-boothook\n#!/bin/sh\ntrue\n'),
    ),
  (name) =>
    message(
      part('text/cloud-config; charset="utf-8"', 'ü.cfg', `${config(name)}# größe\n`, { encoding: 'base64' }),
    ),
  (name) =>
    message(
      part('text/cloud-config', 'a.cfg', config(name), {
        headers: ['Merge-Type: list(append)+dict(recurse_array)+str()'],
      }),
      part('text/cloud-config', 'b.cfg', '#cloud-config\npackages: [b]\n', { headers: ['Launch-Index: 0'] }),
    ),
  (name) =>
    message(part('text/cloud-config', 'a.cfg', config(name), { headers: ['X-Merge-Type: list(append)'] })),
  (name) =>
    message(
      part('text/plain', 'config.txt', config(name)),
      part('text/jinja2', 'x.jinja', '## template: jinja\n#cloud-config\na: {{ b }}\n'),
    ),
  (name) =>
    message(
      part('application/gzip', 'packed.cfg', config(name), { encoding: 'gzip' }),
      part('text/x-shellscript', 'run', '#!/bin/sh\ntrue'),
    ),
  (name) =>
    gzipSync(
      message(part('text/cloud-config', 'a.cfg', config(name)), part('text/x-shellscript', 'z.sh', script)),
    ),
  (name) => message(part('text/cloud-config', 'a.cfg', config(name))).replaceAll('\n', '\r\n'),
  (name) =>
    message(
      part(
        'multipart/mixed; boundary="INNER"',
        undefined,
        `--INNER\n${part('text/cloud-config', 'in.cfg', config(name))}\n--INNER\n${part('text/x-shellscript', 'in.sh', script)}\n--INNER--`,
      ),
    ),
  (name) =>
    message(
      part('text/cloud-config', 'type.yaml', config(name)),
      part('text/x-shellscript', 'scripts/../x.sh', script),
    ),
  (name) =>
    message(
      part('text/cloud-config', '.hidden', config(name)),
      part('text/x-shellscript', 'two words.sh', script),
    ),
  (name) => message(part('text/cloud-config', 'only.njk', `${config(name)}# {{ x }}\n`)),
  () => Buffer.from('#!/bin/sh\n# caf\xe9\necho latin\n', 'latin1'),
  (name) =>
    message(
      part('text/cloud-config', 'good.cfg', config(name)),
      `Content-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="bad.sh"\n\n${Buffer.from('#!/bin/sh\n# caf\xe9\n', 'latin1').toString('base64')}\n`,
    ),
  (name) => `\n\n${config(name)}`,
  (name) =>
    `#cloud-config\n{% raw %}\nhostname: ${name}\n{% endraw %}\n`
      .replace('{% raw %}', '# {% raw %}')
      .replace('{% endraw %}', '# {% endraw %}'),
];

const vendorDatas: readonly (string | Buffer)[] = [
  '#cloud-config\nvendor: 1\n',
  '#!/bin/sh\necho vendor {{ x }}\n',
  message(
    part('text/cloud-config', 'v.cfg', '#cloud-config\na: 1\n'),
    part('text/x-shellscript', 'v.sh', script),
  ),
  message(part('text/x-shellscript', 'b.sh', script), part('text/x-shellscript', 'a.sh', script)),
  message(part('text/x-shellscript', 'b.sh', script), part('text/x-shellscript', 'a.sh', script)).replaceAll(
    '\n',
    '\r\n',
  ),
  gzipSync('#cloud-config\npacked: 1\n'),
  '',
];

const metaDatas: readonly ((name: string) => string)[] = [
  (name) => `instance-id: iid-${name}\nlocal-hostname: ${name}\n`,
  (name) => `instance-id: ${name}\nlocal-hostname: ${name}.example.net\n`,
  (name) =>
    JSON.stringify({
      'instance-id': `i-${name}/Edge.1`,
      'local-hostname': name,
      'public-keys': [`${key} ops`],
    }),
  (name) =>
    `instance-id: "{{ ${name} }}"\nlocal-hostname: ${name}\npublic-keys: "${key} one"\nrack: "{% r %}"\nlist: [1, "a", {b: 1.5}]\n`,
  (name) =>
    `instance-id: 20240131${name.slice(3)}\nlocal-hostname: ${name}\npublic-keys: {ops: "${key}", dev: ["${key} dev"]}\ndsmode: local\n`,
];

function drive(
  name: string,
  index: number,
  {
    userData,
    vendorData,
    pick,
  }: { userData: string | Buffer; vendorData: string | Buffer | undefined; pick: Pick },
): SeedFiles {
  const uuid = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const metaData = {
    uuid,
    name,
    hostname: pick([name, `${name}.novalocal`]),
    meta: { role: 'web', note: '{{ x }}' },
    public_keys: { ops: `${key} ops` },
    launch_index: 0,
    availability_zone: 'nova',
  };
  const network = {
    links: [{ id: 'tap1', type: 'phy', ethernet_mac_address: mac(index), mtu: 1450 }],
    networks: [
      pick<object>([
        { id: 'n0', link: 'tap1', type: 'ipv4_dhcp', network_id: 'x' },
        {
          id: 'n0',
          link: 'tap1',
          type: 'ipv4',
          ip_address: `10.3.${index >> 8}.${index & 255}`,
          netmask: '255.255.0.0',
          network_id: 'x',
          routes: [
            { network: '0.0.0.0', netmask: '0.0.0.0', gateway: '10.3.255.254' },
            { network: '172.16.0.0', netmask: '255.240.0.0', gateway: '10.3.255.253' },
          ],
        },
      ]),
    ],
    services: [{ type: 'dns', address: '192.0.2.53' }],
  };
  const at = (file: string): string => `openstack/latest/${file}`;
  return {
    [at('meta_data.json')]: JSON.stringify(metaData),
    [at('user_data')]: userData,
    ...(typeof vendorData === 'string' && {
      [at('vendor_data.json')]: JSON.stringify({ 'cloud-init': vendorData }),
    }),
    [at('network_data.json')]: JSON.stringify(network),
  };
}
