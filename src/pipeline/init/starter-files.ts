import type { KnownLayouts } from '../../domain/layout.js';
import { knownLayouts } from '../../layouts/index.js';
import type { NewFile } from '../../sinks/new-files.js';
import { schemaNames, schemaText } from './schemas.js';

/** What git leaves out of a site. */
export const ignoreFile: NewFile = { path: '.gitignore', content: '/out/\n/.seedpress/\n' };

/** Beside the secret, for sites whose own .gitignore says nothing of it. */
export const ignoreFileOfSecret: NewFile = { path: '.seedpress/.gitignore', content: '*\n' };

/** The line by which editors find the schema of a file, from its own folder. */
const schemaLine = (path: string): string => `# yaml-language-server: $schema=${path}\n`;

const site = ({
  layouts,
  images,
}: KnownLayouts['defaults']) => `${schemaLine('../schemas/site.json')}# What holds for the whole site; every key has a default.
namespace: lab
# Where the machines reach the server: here, the host of libvirt's own network.
server: { address: 192.168.122.1, port: 8807 }
layouts: [${layouts.join(', ')}]
images: [${images.join(', ')}]
# A machine shows by its address whose data it may read. With token each has a URL of its own instead, which
# "seedpress show DEVICE --url" prints; the tokens are made with .seedpress/secret.
access: address

# Any field of a device, for all that say nothing else.
defaults:
  fqdn: "{{ device.hostname }}.example.net"
  public_keys: {}
  #  you: "ssh-ed25519 AAAA… you@example.net"
`;

const devices = `${schemaLine('../schemas/device.json')}# One machine an entry. A file may also hold a single machine, or a whole fleet with "repeat".
devices:
  - id: web-01
    type: web
    management_ip: 192.168.122.11
    interfaces:
      - { name: eth0, mac: "52:54:00:7a:00:11", addresses: [192.168.122.11/24], gateway4: 192.168.122.1 }
    vars: { greeting: "the first" }
  - id: web-02
    type: web
    management_ip: 192.168.122.12
    interfaces:
      - { name: eth0, mac: "52:54:00:7a:00:12", addresses: [192.168.122.12/24], gateway4: 192.168.122.1 }
    vars: { greeting: "the second" }
`;

const type = `${schemaLine('../../schemas/type.json')}# A type is a folder of templates; this file says what they become.
user_data:
  - cloud.config
`;

const cloudConfig = `#cloud-config
write_files:
  - path: /etc/motd
    content: {{ (device.hostname ~ " is " ~ device.vars.greeting ~ "\\n") | yaml }}
# The last thing that a machine does; "seedpress status" then calls it finished. With one try a machine that has no way to
# the server goes on at once: cloud-init's own 10 tries take 27 seconds.
phone_home:
  url: http://{{ site.server.address }}:{{ site.server.port }}/phone-home
  post: [hostname, instance_id]
  tries: 1
`;

/** A site of two machines of one type, that builds as it is, and what helps an editor with it. */
export const starterFiles = (): readonly NewFile[] => [
  { path: 'devices/site.yaml', content: site(knownLayouts.defaults) },
  { path: 'devices/web.yaml', content: devices },
  { path: 'templates/web/type.yaml', content: type },
  { path: 'templates/web/cloud.config', content: cloudConfig },
  ...schemaNames.map((name) => ({ path: `schemas/${name}.json`, content: schemaText(name) })),
];
