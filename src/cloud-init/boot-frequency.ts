/**
 * What cloud-init does at every boot, and not once for each instance-id. The same in 22.4 and in 26.2.
 * Sources: cloudinit/handlers/boot_hook.py; handlers/shell_script_by_frequency.py with config/cc_scripts_per_boot.py.
 */
export const everyBootParts: readonly string[] = ['text/cloud-boothook', 'text/x-shellscript-per-boot'];

/** The modules of cloudinit/config/ whose frequency is PER_ALWAYS, and the keys of cloud-config that they look at. */
export const everyBootModules: Readonly<Record<string, readonly string[]>> = {
  cc_bootcmd: ['bootcmd'],
  cc_chef: ['chef'],
  cc_disable_ec2_metadata: ['disable_ec2_metadata'],
  cc_final_message: ['final_message'],
  cc_growpart: ['growpart'],
  cc_resizefs: ['resize_rootfs'],
  cc_scripts_per_boot: [],
  cc_update_etc_hosts: ['manage_etc_hosts'],
  // A new host name is set at every boot by cmd/main.py _maybe_set_hostname, whatever is set there before.
  cc_update_hostname: ['hostname', 'fqdn', 'preserve_hostname', 'prefer_fqdn_over_hostname'],
  cc_zypper_add_repo: ['zypper'],
};

/** Keys that no module reads, but cloud-init itself, in every boot. Sources: stages.py, handlers/cloud_config.py. */
const readBesides = ['updates', 'vendor_data'];

/** Keys of cloud-config that are looked at in every boot. */
export const everyBootKeys: readonly string[] = [...Object.values(everyBootModules).flat(), ...readBesides];
