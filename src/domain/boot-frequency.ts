/**
 * What cloud-init does at every boot, and not once for each instance-id. The same in 22.4 and in 25.x.
 * Sources: cloudinit/handlers/boot_hook.py; handlers/shell_script_by_frequency.py with config/cc_scripts_per_boot.py.
 */
export const everyBootParts: readonly string[] = ['text/cloud-boothook', 'text/x-shellscript-per-boot'];

/**
 * Keys of cloud-config that are looked at in every boot, since their module's frequency is PER_ALWAYS.
 * Sources: config/cc_bootcmd.py, cc_growpart.py, cc_resizefs.py, cc_update_etc_hosts.py, cc_update_hostname.py,
 * cc_final_message.py, cc_chef.py, cc_disable_ec2_metadata.py, cc_zypper_add_repo.py; host names besides in cmd/main.py
 * _maybe_set_hostname; `updates`, `vendor_data` and `merge_how` by stages.py and handlers/cloud_config.py.
 */
export const everyBootKeys: readonly string[] = [
  'bootcmd',
  'chef',
  'disable_ec2_metadata',
  'final_message',
  'fqdn',
  'growpart',
  'hostname',
  'manage_etc_hosts',
  'prefer_fqdn_over_hostname',
  'preserve_hostname',
  'resize_rootfs',
  'updates',
  'vendor_data',
  'zypper',
];
