import type { KnownLayouts } from '../../domain/layout.js';
import { knownLayouts } from '../../layouts/index.js';
import type { NewFile } from '../../sinks/new-files.js';
import { autoinstallFiles } from './autoinstall-files.js';
import { schemaLine, schemaNames, schemaText } from './schemas.js';

/** What git leaves out of a site. */
export const ignoreFile: NewFile = { path: '.gitignore', content: '/out/\n/.seedpress/\n' };

/** Beside the secret, for sites whose own .gitignore says nothing of it. */
export const ignoreFileOfSecret: NewFile = { path: '.seedpress/.gitignore', content: '*\n' };

const site = ({
  layouts,
  images,
}: KnownLayouts['defaults']) => `${schemaLine('../schemas/site.json')}# Settings for the whole site. Every key has a default.
namespace: lab
# The server that the machines read their data from.
server: { address: 192.0.2.1, port: 8807 }
layouts: [${layouts.join(', ')}]
images: [${images.join(', ')}]
# The server knows a machine by its address. With "access: token", each machine has its own URL instead:
# "seedpress show DEVICE --url" prints it. Tokens are made with .seedpress/secret.
access: address

# Any field of a device. These are the defaults for all devices.
defaults:
  fqdn: "{{ device.hostname }}.example.net"
  # SSH keys that can log in. Put your own key here: the first line of ~/.ssh/id_ed25519.pub
  public_keys: {}
  #  you: "ssh-ed25519 AAAA… you@example.net"
`;

const web = `${schemaLine('../schemas/device.json')}# Two web servers, made by "repeat": n is the number, in every string. You can also use CSV files or lists of devices.
repeat: { from: 1, to: 2 }
id: "web-{{ n | pad(2) }}"
type: web
# The address by which the server knows the machine.
management_ip: "{{ '192.0.2.0/24' | host(10 + n) }}"
interfaces:
  # The guest finds the NIC by its MAC, whatever its name is.
  eth0:
    mac: "52:54:00:7a:00:{{ n | pad(2) }}"
    addresses: ["{{ device.management_ip }}/24"]
    gateway4: 192.0.2.254
    nameservers: { addresses: [192.0.2.254], search: [example.net] }
# Your own values for templates: device.vars.greeting.
vars: { greeting: "web server {{ n }}" }
`;

const router = `${schemaLine('../schemas/device.json')}# One machine with two NICs.
id: router-01
type: router
management_ip: 192.0.2.254
interfaces:
  outside: { mac: "52:54:00:7a:01:01", dhcp4: true }
  inside: { mac: "52:54:00:7a:01:02", addresses: [192.0.2.254/24] }
`;

const baseType = `${schemaLine('../../schemas/type.json')}# Shared by all types, which extend this one. A type is a folder of templates. This file says what the templates become.
user_data:
  - base.config
# A type with its own parts lists all parts, including base.config.

# Files for the guest: from a template, from a string (content), or a copy of a file in this folder (file).
files:
  - { path: /etc/motd, template: motd.txt }
`;

const baseConfig = `#cloud-config
# A user with sudo rights. The keys in public_keys are for the default user of the image.
users:
  - default
  - name: operator
    groups: [adm]
    sudo: "ALL=(ALL) NOPASSWD:ALL"
    shell: /bin/bash
{% if device.public_keys %}
    ssh_authorized_keys:
{% for name, key in device.public_keys %}
      - {{ key | yaml }}
{% endfor %}
{% endif %}
# Reports that the machine is done, for "seedpress status". With one try, a machine that cannot reach
# the server continues at once. By default, cloud-init tries 10 times, which takes 27 seconds.
phone_home:
  url: http://{{ site.server.address }}:{{ site.server.port }}/phone-home
  post: [hostname, instance_id]
  tries: 1
`;

const motd = `{{ device.hostname }}: {{ device.vars.greeting | default("a " ~ type.name) }}
`;

const webType = `${schemaLine('../../schemas/type.json')}extends: base
user_data:
  - base.config
  - web.config
`;

const webConfig = `#cloud-config
packages: [nginx]
`;

const routerType = `${schemaLine('../../schemas/type.json')}extends: base
user_data:
  - base.config
  - router.sh
files:
  - { path: /etc/motd, template: motd.txt }
  - { path: /etc/sysctl.d/90-router.conf, content: "net.ipv4.ip_forward = 1\\n" }
`;

const routerScript = `#!/bin/sh
# A script runs once, at the end of the first boot. Use the filter "shell" for values of the inventory.
sysctl --system
logger {{ ("forwarding for " ~ device.fqdn) | shell }}
`;

const webAndRouter: readonly NewFile[] = [
  { path: 'devices/web.yaml', content: web },
  { path: 'devices/router.yaml', content: router },
  { path: 'templates/base/type.yaml', content: baseType },
  { path: 'templates/base/base.config', content: baseConfig },
  { path: 'templates/base/motd.txt', content: motd },
  { path: 'templates/web/type.yaml', content: webType },
  { path: 'templates/web/web.config', content: webConfig },
  { path: 'templates/router/type.yaml', content: routerType },
  { path: 'templates/router/router.sh', content: routerScript },
];

/**
 * A small site that builds as it is, and what helps an editor with it: two web servers and a router, or a machine that
 * Ubuntu's installer sets up.
 */
export const starterFiles = ({ isAutoinstall }: { isAutoinstall: boolean }): readonly NewFile[] => [
  { path: 'devices/site.yaml', content: site(knownLayouts.defaults) },
  ...(isAutoinstall ? autoinstallFiles : webAndRouter),
  ...schemaNames.map((name) => ({ path: `schemas/${name}.json`, content: schemaText(name) })),
];
