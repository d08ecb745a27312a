import type { NewFile } from '../../sinks/new-files.js';
import { schemaLine } from './schemas.js';

/** Machines of one type that Ubuntu's installer sets up without a question. */
export const autoinstallFiles: readonly NewFile[] = [
  { path: 'devices/ubuntu.yaml', content: devices() },
  { path: 'templates/ubuntu/type.yaml', content: type() },
  { path: 'templates/ubuntu/autoinstall.config', content: autoinstall() },
];

function devices(): string {
  return `${schemaLine('../schemas/device.json')}# Each entry is one machine. A file can also contain a single machine, or a whole fleet with "repeat".
devices:
  - id: ubuntu-01
    type: ubuntu
    management_ip: 192.0.2.21
    interfaces:
      - { name: enp1s0, mac: "52:54:00:7a:00:21", addresses: [192.0.2.21/24], gateway4: 192.0.2.1 }
    # Seeds contain only its hash. Change it before you install the first machine.
    vars: { user: ops, password: change-me }
`;
}

function type(): string {
  return `${schemaLine('../../schemas/type.json')}# The live system of Ubuntu's installer reads this when its kernel command line has the word "autoinstall".
user_data:
  - autoinstall.config
`;
}

function autoinstall(): string {
  return `#cloud-config
# Keys next to "autoinstall" take effect only in the live system, not in the installed one.
autoinstall:
  version: 1
  identity:
    hostname: {{ device.hostname }}
    username: {{ device.vars.user }}
    password: {{ device.vars.password | sha512crypt("identity") | yaml }}
  ssh:
    install-server: true
    authorized-keys: [{% for name, key in device.public_keys %}{{ key | json }}{{ "" if loop.last else ", " }}{% endfor %}]
  network:
    version: 2
    ethernets:
{% for nic in device.interfaces %}
      {{ nic.name }}:
        match: { macaddress: {{ nic.mac | json }} }
        addresses: {{ nic.addresses | json }}
        routes: [{ to: default, via: {{ nic.gateway4 }} }]
{% endfor %}
  storage: { layout: { name: lvm } }
  late-commands:
    - {{ ("echo " ~ (device.hostname ~ " was installed by seedpress" | shell) ~ " > /target/etc/motd") | yaml }}
  # The user-data of the installed system, for its first boot.
  user-data:
    phone_home:
      url: http://{{ site.server.address }}:{{ site.server.port }}/phone-home
      post: [hostname, instance_id]
      tries: 1
`;
}
