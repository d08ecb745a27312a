/**
 * Units for hosts on which nothing starts nginx or dnsmasq. They are templates, for a build does not know where its
 * folder will lie: the instance is the path of the output folder.
 */
export const nginxUnit = (): string =>
  unit({
    name: 'seedpress-nginx',
    description: 'Seeds of virtual machines from %f',
    service: `ExecStart=/bin/sh %f/current/host/serve.sh --foreground
ExecReload=/bin/sh %f/current/host/serve.sh -s reload
# Answers that are under way come to their end.
KillSignal=SIGQUIT
KillMode=mixed
`,
  });

export const dnsmasqUnit = (): string =>
  unit({
    name: 'seedpress-dnsmasq',
    description: 'DHCP for the virtual machines of %f',
    service: `ExecStart=/bin/sh %f/current/host/dhcp.sh --keep-in-foreground
# Reads the files of the build that is published now.
ExecReload=/bin/kill -HUP $MAINPID
`,
  });

const unit = ({
  name,
  description,
  service,
}: {
  name: string;
  description: string;
  service: string;
}): string =>
  `#     cp out/current/host/systemd/${name}@.service /etc/systemd/system/
#     systemctl enable --now "$(systemd-escape --path --template=${name}@.service out)"

[Unit]
Description=${description}
After=network-online.target
Wants=network-online.target

[Service]
${service}Restart=on-failure
# Writes its logs, its leases and its pid, and nothing else.
ExecStartPre=/bin/mkdir -p %f/run
ProtectSystem=full
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
PrivateTmp=yes
PrivateDevices=yes
NoNewPrivileges=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK AF_PACKET

[Install]
WantedBy=multi-user.target
`;
