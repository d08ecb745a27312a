import type { JsonObject } from '../../../src/domain/json.js';

/** Cloud-configs of many modules, all of them right. */
export const configs: readonly JsonObject[] = [
  { hostname: 'web', fqdn: 'web.example.net', manage_etc_hosts: true, preserve_hostname: false },
  { package_update: true, packages: ['nginx', ['curl', '7.88'], 'git'], package_reboot_if_required: true },
  { runcmd: [['sh', '-c', 'echo hello'], 'reboot'], bootcmd: ['true', ['ls', '-l']] },
  {
    write_files: [
      { path: '/etc/motd', content: 'hello\n', permissions: '0644', owner: 'root:root', append: true },
      { path: '/etc/x', content: 'aGk=', encoding: 'b64', defer: true },
    ],
  },
  {
    users: [
      'default',
      {
        name: 'ops',
        gecos: 'Operations',
        groups: ['adm', 'sudo'],
        sudo: ['ALL=(ALL) NOPASSWD:ALL'],
        shell: '/bin/bash',
        lock_passwd: true,
        ssh_authorized_keys: [
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM ops',
        ],
        uid: 1500,
        expiredate: '2032-09-01',
      },
      { name: 'old', 'lock-passwd': false, groups: 'adm, sudo', inactive: '5', system: true },
    ],
    groups: ['ops', { dev: ['a', 'b'] }],
  },
  { chpasswd: { expire: false, list: ['root:RANDOM'] }, ssh_pwauth: true, password: 'x' },
  { ssh_pwauth: 'unchanged', disable_root: true, ssh_deletekeys: true, ssh_genkeytypes: ['ed25519', 'rsa'] },
  { growpart: { mode: 'auto', devices: ['/'], ignore_growroot_disabled: false }, resize_rootfs: 'noblock' },
  { power_state: { mode: 'reboot', delay: 'now', timeout: 30, condition: true, message: 'bye' } },
  { power_state: { mode: 'halt', delay: 5, condition: ['test', '-e', '/x'] } },
  { phone_home: { url: 'http://192.0.2.1/x', post: ['hostname', 'instance_id'], tries: 5 } },
  { phone_home: { url: 'http://192.0.2.1/x', post: 'all' } },
  {
    mounts: [['sdb1', '/opt', 'auto', 'defaults,nofail', '0', '0'], ['sdc']],
    swap: { filename: '/s', size: 'auto' },
  },
  { ntp: { enabled: true, ntp_client: 'chrony', servers: ['ntp.example.net'], pools: ['pool.example.net'] } },
  {
    apt: {
      preserve_sources_list: true,
      sources: { 'mine.list': { source: 'deb http://x y z', keyid: 'ABCD' } },
      primary: [{ arches: ['default'], uri: 'http://deb.example.net' }],
      conf: 'APT::Install-Recommends "0";',
    },
  },
  { disk_setup: { '/dev/sdb': { table_type: 'gpt', layout: [33, [33, 82]], overwrite: false } } },
  {
    fs_setup: [
      { label: 'data', filesystem: 'ext4', device: '/dev/sdb', partition: 'auto', overwrite: false },
    ],
  },
  { timezone: 'Europe/Berlin', locale: 'en_US.UTF-8', locale_configfile: '/etc/locale' },
  { keyboard: { layout: 'us', model: 'pc105', variant: 'nodeadkeys', options: 'compose:rwin' } },
  { ca_certs: { remove_defaults: true, trusted: ['-----BEGIN'] } },
  { 'ca-certs': { 'remove-defaults': true, trusted: ['-----BEGIN'] } },
  { snap: { commands: ['snap install x', ['snap', 'info']], assertions: ['a'] } },
  {
    resolv_conf: { nameservers: ['192.0.2.1'], searchdomains: ['example.net'], options: { rotate: true } },
    manage_resolv_conf: true,
  },
  {
    rsyslog: {
      configs: ['*.* @192.0.2.1', { content: '*.* @x', filename: 'y.conf' }],
      remotes: { a: '192.0.2.1' },
    },
  },
  { puppet: { install: true, version: '7.0', conf: { agent: { server: 'p.example.net' } } } },
  {
    yum_repos: { mine: { baseurl: 'http://x.example.net/', enabled: true, gpgcheck: false } },
    yum_repo_dir: '/r',
  },
  {
    zypper: {
      repos: [{ id: 'a', baseurl: 'http://x.example.net/' }],
      config: { 'download.use_deltarpm': true },
    },
  },
  { apk_repos: { preserve_repositories: false, alpine_repo: { version: 'v3.18', community_enabled: true } } },
  {
    chef: {
      server_url: 'https://c.example.net',
      run_list: ['role[db]'],
      install_type: 'omnibus',
      chef_license: 'accept',
    },
  },
  { salt_minion: { conf: { master: 'm.example.net' }, grains: { role: ['web'] } } },
  {
    wireguard: {
      interfaces: [{ name: 'wg0', config_path: '/etc/wireguard/wg0.conf', content: 'x' }],
      readinessprobe: ['true'],
    },
  },
  {
    lxd: {
      init: { network_address: '192.0.2.1', network_port: 8443, storage_backend: 'dir' },
      bridge: { mode: 'new', name: 'br' },
    },
  },
  {
    landscape: {
      client: { url: 'https://l.example.net', computer_title: 'x', account_name: 'y', log_level: 'info' },
    },
  },
  { rh_subscription: { username: 'a', password: 'b', 'auto-attach': true, 'add-pool': ['1'] } },
  {
    random_seed: {
      file: '/dev/urandom',
      data: 'x',
      encoding: 'raw',
      command: ['true'],
      command_required: false,
    },
  },
  {
    reporting: {
      mine: { type: 'log', level: 'DEBUG' },
      hook: { type: 'webhook', endpoint: 'http://x.example.net/' },
    },
  },
  {
    ansible: {
      install_method: 'pip',
      package_name: 'ansible-core',
      pull: { url: 'http://x/y.git', playbook_name: 'a.yml' },
    },
  },
  { ubuntu_advantage: { token: 'x', enable: ['fips'], config: { http_proxy: 'http://p.example.net' } } },
  { apt_update: true, apt_upgrade: false, apt_pipelining: 'none', byobu_by_default: 'user' },
  {
    manage_etc_hosts: 'localhost',
    final_message: 'up',
    ssh_import_id: ['gh:someone'],
    no_ssh_fingerprints: true,
  },
  {
    vendor_data: { enabled: true, prefix: ['/usr/bin/ltrace'] },
    ssh: { emit_keys_to_console: false },
    fan: { config: 'x' },
  },
  {
    drivers: { nvidia: { 'license-accepted': true, version: 'latest' } },
    updates: { network: { when: ['hotplug'] } },
  },
];
