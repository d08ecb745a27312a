import type { JsonObject } from '../../../src/domain/json.js';
import { images, layouts } from '../../../src/layouts/index.js';

/** Templates that the examples name; they use what fields can set. */
export const templateFiles: Readonly<Record<string, string>> = {
  'templates/base/type.yaml': 'files: [{ path: /etc/base, content: "base\\n" }]\n',
  'templates/router/type.yaml': 'user_data: [base.config]\n',
  'templates/router/base.config': '#cloud-config\ntimezone: UTC\n',
  'templates/monitored/group.yaml': 'user_data: [agent.config]\n',
  'templates/monitored/agent.config': '#cloud-config\npackages: [prometheus-node-exporter]\n',
  'templates/web/base.config':
    '#cloud-config\nfinal_message: "@name@ {{ device.vars.site }} {{ device.vars.role }}"\n',
  'templates/web/setup.script': '#!/bin/sh\necho @name@\n',
  'templates/web/vendor.config': '#cloud-config\ntimezone: UTC\n',
  'templates/web/other.config': '#cloud-config\npackages: [curl]\n',
  'templates/web/agent.upstart': 'start on startup\nexec /bin/true\n',
  'templates/web/motd.txt': 'Welcome to {{ device.id }}\n',
  'templates/web/logo.bin': '\u0000\u0001',
  'templates/web/net.yaml': 'version: 2\nethernets:\n  eth0: { dhcp4: true }\n',
};

const nic = (number: number): JsonObject => ({ name: `eth${number}`, mac: `52:54:00:00:02:1${number}` });

/** One device with one of everything that a section describes. */
export const baseSite: JsonObject = {
  'devices/site.yaml': {
    layouts: Object.keys(layouts),
    images: Object.keys(images),
    defaults: { vars: { site: 'south', role: 'base', rack: 'r1' } },
  },
  'templates/web/type.yaml': { user_data: ['base.config'] },
  'devices/web-01.yaml': {
    id: 'web-01',
    type: 'web',
    management_ip: '192.0.2.11',
    uuid: '3e1ae3a0-7c3e-4c4c-9a4e-6d3f0a3f2a10',
    interfaces: [{ ...nic(0), addresses: ['192.0.2.11/24'], gateway4: '192.0.2.1' }],
  },
};

const device = 'devices/web-01.yaml';
const [eth0] = (baseSite[device] as { interfaces: readonly JsonObject[] }).interfaces;

/** The base with these interfaces after the first one. */
const withInterfaces = (...others: readonly JsonObject[]): JsonObject => ({
  [device]: { interfaces: [eth0 as JsonObject, ...others] },
});

export const bondSite = withInterfaces(nic(1), nic(2), {
  kind: 'bond',
  name: 'bond0',
  members: ['eth1'],
  addresses: ['198.51.100.11/24'],
});

export const nicSite = withInterfaces(nic(1));

export const vlanSite = withInterfaces(nic(1), {
  kind: 'vlan',
  name: 'vlan20',
  id: 20,
  link: 'eth0',
  addresses: ['198.51.100.11/24'],
});

export const bridgeSite = withInterfaces(nic(1), nic(2), {
  kind: 'bridge',
  name: 'br0',
  members: ['eth1'],
  addresses: ['198.51.100.11/24'],
});
