/**
 * What cloud-init does from which version on, and the keys that it reads: the one table that warnings and output
 * follow. Sources are files of canonical/cloud-init; a version without one is where its ChangeLog has the change.
 */

/** Parts of type text/upstart-job are dropped from here on. Source: ChangeLog, "drop vestigial support for upstart". */
export const upstartDroppedFrom = '22.2';

/** text/jinja2 is a kind of part from here on. Sources: ChangeLog, handlers/jinja_template.py. */
export const jinjaFrom = '18.4';

/** Names that begin with `_` are refused from here on. Sources: ChangeLog, "sandboxing"; templater.py. */
export const jinjaSandboxFrom = '26.2';

/** write_files knows `defer` from here on. Source: ChangeLog, "cc_write_files: add defer option". */
export const deferFrom = '21.4';

/** Keys of a cloud-config. Source: the properties of config/schemas/schema-cloud-config-v1.json, 22.4 and 26.2. */
const schemaKeys = `
  allow_public_ssh_keys ansible apk_repos apt apt_pipelining apt_reboot_if_required apt_update apt_upgrade
  authkey_hash autoinstall bootcmd byobu_by_default ca-certs ca_certs chef chpasswd cloud_config_modules
  cloud_final_modules cloud_init_modules create_hostname_file device_aliases disable_ec2_metadata disable_root
  disable_root_opts disk_setup drivers fan final_message fqdn fs_setup groups growpart grub-dpkg grub_dpkg hostname
  keyboard landscape launch-index locale locale_configfile lxd manage_etc_hosts manage_resolv_conf mcollective
  merge_how merge_type migrate mount_default_fields mounts no_ssh_fingerprints ntp output package_reboot_if_required
  package_update package_upgrade packages password phone_home power_state prefer_fqdn_over_hostname
  preserve_hostname puppet random_seed reporting resize_rootfs resolv_conf rh_subscription rpi rsyslog runcmd
  salt_minion snap spacewalk ssh ssh_authorized_keys ssh_deletekeys ssh_fp_console_blacklist ssh_genkeytypes
  ssh_import_id ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen swap
  system_info timezone ubuntu_advantage ubuntu_pro updates user users vendor_data version wireguard write_files
  yum_repo_dir yum_repos zypper`;

/** Keys that code reads and the schema does not name, with the file that reads them. */
const otherKeys: Readonly<Record<string, readonly string[]>> = {
  'stages.py': ['datasource', 'datasource_list', 'manual_cache_clean', 'network', 'vendor_data2'],
  'cmd/main.py': ['allow_userdata', 'def_log_file', 'syslog_fix_perms', 'log_cfgs', 'log_basic'],
  'warnings.py': ['warnings'],
  'config/modules.py': ['unverified_modules'],
  'config/cc_apt_configure.py': [
    'add_apt_repo_match',
    'apt_custom_sources_list',
    'apt_ftp_proxy',
    'apt_http_proxy',
    'apt_https_proxy',
    'apt_mirror',
    'apt_mirror_search',
    'apt_mirror_search_dns',
    'apt_preserve_sources_list',
    'apt_proxy',
    'apt_sources',
  ],
  'config/cc_resolv_conf.py': ['manage-resolv-conf'],
  'config/cc_rsyslog.py': ['rsyslog_dir', 'rsyslog_filename', 'rsyslog_remotes'],
  'config/cc_ubuntu_advantage.py': ['ubuntu-advantage'],
};

/** The keys at the top of a cloud-config that some version of cloud-init reads. */
export const cloudConfigKeys: readonly string[] = [
  ...schemaKeys.trim().split(/\s+/),
  ...Object.values(otherKeys).flat(),
];

/** Keys that are read from the system's configuration only: in user-data they come too late. Source: stages.py, main.py. */
export const systemKeys: Readonly<Record<string, string>> = {
  network: 'network-config (interfaces in an inventory)',
  datasource: '/etc/cloud/cloud.cfg.d of the image',
  datasource_list: '/etc/cloud/cloud.cfg.d of the image',
};

/** From here on the schema names all keys, and cloud-init warns of every other one. Source: the schemas of the releases. */
export const keysClosedFrom = '23.4';

/** Keys that code of some version reads, and that no schema names. */
export const unnamedKeys: ReadonlySet<string> = new Set(Object.values(otherKeys).flat());

/** Keys that came later than 22.4. Source: the schemas of the releases. */
export const keysFrom: Readonly<Record<string, string>> = {
  create_hostname_file: '23.4',
  ubuntu_pro: '24.1',
};

/** A key that cloud-init calls deprecated from a version on, and what takes its place. */
export interface DeprecatedKey {
  /** From the top of the cloud-config; `*` is any entry of a list or a mapping. */
  readonly path: string;
  readonly from: string;
  /** The key that takes its place. */
  readonly instead?: string;
  /** What to write instead of a value, where only some values are deprecated: those that `is` names. */
  readonly use?: string;
  readonly is?: (value: unknown) => boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isInteger = (value: unknown): boolean => typeof value === 'bigint';
const isFalse = (value: unknown): boolean => value === false;

/** Source: `deprecated_version` and `deprecated_description` of the schema of 26.2; grown over the releases before. */
export const deprecatedKeys: readonly DeprecatedKey[] = [
  { path: 'apt_update', from: '22.2', instead: 'package_update' },
  { path: 'apt_upgrade', from: '22.2', instead: 'package_upgrade' },
  { path: 'apt_reboot_if_required', from: '22.2', instead: 'package_reboot_if_required' },
  { path: 'chpasswd.list', from: '22.2', instead: 'chpasswd.users' },
  { path: 'grub-dpkg', from: '22.2', instead: 'grub_dpkg' },
  { path: 'ca-certs', from: '22.3', instead: 'ca_certs' },
  { path: 'ca_certs.remove-defaults', from: '22.3', instead: 'remove_defaults' },
  { path: 'ca-certs.remove-defaults', from: '22.3', instead: 'remove_defaults' },
  { path: 'ubuntu_advantage', from: '24.1', instead: 'ubuntu_pro' },
  { path: 'system_info', from: '24.2' },
  { path: 'ansible.pull.playbook_name', from: '25.2', instead: 'playbook_names' },
  { path: 'ansible.pull.*.playbook_name', from: '25.2', instead: 'playbook_names' },
  { path: 'growpart.mode', from: '22.3', use: "the string 'off'", is: isFalse },
  { path: 'grub_dpkg.grub-pc/install_devices_empty', from: '22.3', use: 'a boolean', is: isText },
  {
    path: 'power_state.delay',
    from: '22.3',
    use: 'now or an integer',
    is: (value) => isText(value) && value !== 'now',
  },
  { path: 'ssh_pwauth', from: '22.3', use: 'a boolean', is: isText },
  { path: 'vendor_data.enabled', from: '22.3', use: 'a boolean', is: isText },
  { path: 'manage_etc_hosts', from: '22.3', use: 'true', is: (value) => value === 'template' },
  { path: 'rh_subscription.org', from: '24.2', use: 'a string', is: isInteger },
  ...['users.*', 'user'].flatMap((holder) => [
    { path: `${holder}.sudo`, from: '22.2', use: 'null', is: isFalse },
    { path: `${holder}.uid`, from: '22.3', use: 'an integer', is: isText },
  ]),
  ...userKeys('18.3', ['ssh-authorized-keys']),
  ...userKeys('22.3', ['lock-passwd']),
  ...userKeys('24.2', [
    'create-groups',
    'hashed-passwd',
    'no-create-home',
    'no-log-init',
    'no-user-group',
    'plain-text-passwd',
    'primary-group',
    'selinux-user',
    'ssh-import-id',
    'ssh-redirect-user',
  ]),
  ...subscriptionKeys('25.3', [
    'activation-key',
    'add-pool',
    'auto-attach',
    'disable-repo',
    'enable-repo',
    'rhsm-baseurl',
    'server-hostname',
    'service-level',
  ]),
];

function userKeys(from: string, keys: readonly string[]): readonly DeprecatedKey[] {
  return keys.flatMap((key) =>
    ['users.*', 'user'].map((holder) => ({
      path: `${holder}.${key}`,
      from,
      instead: key.replaceAll('-', '_'),
    })),
  );
}

function subscriptionKeys(from: string, keys: readonly string[]): readonly DeprecatedKey[] {
  return keys.map((key) => ({ path: `rh_subscription.${key}`, from, instead: key.replaceAll('-', '_') }));
}
