/** Files to begin with: each shows another thing that the page tells. */
export interface Example {
  readonly name: string;
  readonly field: 'userData' | 'networkConfig';
  readonly texts: { readonly userData: string; readonly networkConfig: string };
}

const webConfig = `#cloud-config
hostname: web
users:
  - default
  - name: ops
    groups: [sudo]
    shell: /bin/bash
    lock_passwd: true
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGWCmyTmCvAqGi7tbUHjDOBSCTsE/t4Lk6Q1bxDhHJHI ops@example.net
packages: [nginx]
runcmd:
  - systemctl enable --now nginx
`;

const webNetwork = `version: 2
ethernets:
  eth0:
    match: { macaddress: "52:54:00:00:02:10" }
    set-name: eth0
    addresses: [192.0.2.16/24, "2001:db8::10/64"]
    routes:
      - { to: default, via: 192.0.2.1 }
    nameservers: { addresses: [192.0.2.53] }
`;

const bonded = `version: 2
ethernets:
  eth0: { match: { macaddress: "52:54:00:00:02:20" }, set-name: eth0 }
  eth1: { match: { macaddress: "52:54:00:00:02:21" }, set-name: eth1 }
bonds:
  bond0:
    interfaces: [eth0, eth1]
    parameters: { mode: 802.3ad, lacp-rate: fast }
vlans:
  bond0.20:
    id: 20
    link: bond0
    addresses: [198.51.100.5/24]
    routes:
      - { to: 203.0.113.0/24, via: 198.51.100.1 }
`;

const faulty = `#cloud-config
hostname: web
runcmd:
  - echo note: done
  - source /etc/web.env && systemctl start web
write_files:
  - path: /etc/motd
    permissions: 644
    content: hello
`;

const message = `Content-Type: multipart/mixed; boundary="=="
MIME-Version: 1.0

--==
Content-Type: text/cloud-config
Content-Disposition: attachment; filename="base.config"

packages: [nginx]
runcmd:
  - echo base

--==
Content-Type: text/cloud-config
Content-Disposition: attachment; filename="web.config"
Merge-Type: list(append)+dict(recurse_array)+str()

packages: [certbot]
runcmd:
  - echo web

--==
Content-Type: text/x-shellscript
Content-Disposition: attachment; filename="first.sh"

#!/bin/sh
echo hello > /etc/motd

--==--
`;

export const examples: readonly [Example, ...Example[]] = [
  { name: 'A web server', field: 'userData', texts: { userData: webConfig, networkConfig: webNetwork } },
  { name: 'A config with errors', field: 'userData', texts: { userData: faulty, networkConfig: '' } },
  { name: 'A MIME message', field: 'userData', texts: { userData: message, networkConfig: '' } },
  {
    name: 'A bond and a VLAN',
    field: 'networkConfig',
    texts: { userData: webConfig, networkConfig: bonded },
  },
];
