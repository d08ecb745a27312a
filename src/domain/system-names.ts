const names = (text: string): readonly string[] => text.split(' ');

/**
 * Users and groups that are there before cloud-init runs, as base-passwd of Debian and setup of Fedora have them. `early` are
 * those that every guest has; of the others each is in some distribution.
 */
const earlyUsers: ReadonlySet<string> = new Set(names('root daemon bin sync lp mail games nobody'));

const systemUsers: ReadonlySet<string> = new Set([
  ...earlyUsers,
  ...names(
    'sys man news uucp proxy www-data backup list irc systemd-network systemd-resolve systemd-timesync',
  ),
  ...names('messagebus dbus sshd syslog operator adm ftp halt shutdown polkitd chrony tss'),
]);

const earlyGroups: ReadonlySet<string> = new Set([
  ...names('root daemon bin sys adm tty disk lp mail man kmem dialout cdrom tape audio video floppy games'),
  ...names('users utmp input kvm render systemd-journal'),
]);

const systemGroups: ReadonlySet<string> = new Set([
  ...earlyGroups,
  ...names('news uucp proxy sudo wheel dip www-data backup operator src shadow plugdev staff nogroup nobody'),
  ...names('systemd-network systemd-resolve systemd-timesync messagebus dbus sshd ssl-cert syslog crontab'),
  ...names('netdev ftp mem ssh_keys polkitd chrony tss'),
]);

/** Whether every guest has such a user, and such a group where one is named. */
export const isEarly = ({ user, group }: { user: string; group?: string | undefined }): boolean =>
  earlyUsers.has(user) && (group === undefined || earlyGroups.has(group));

export const isSystemUser = (name: string): boolean => systemUsers.has(name);

export const isSystemGroup = (name: string): boolean => systemGroups.has(name);
