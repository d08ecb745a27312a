/** The names that distributions give their default user. Source: config/cloud.cfg.tmpl, 26.2; images of the clouds. */
export const defaultUsers: ReadonlySet<string> = new Set([
  ...[
    'ubuntu',
    'debian',
    'admin',
    'centos',
    'cloud-user',
    'ec2-user',
    'fedora',
    'rocky',
    'almalinux',
    'cloudlinux',
  ],
  ...['opensuse', 'suse', 'sles', 'arch', 'alpine', 'gentoo', 'photon', 'mariner', 'azureuser', 'openeuler'],
  ...[
    'eurolinux',
    'miraclelinux',
    'virtuozzo',
    'omv',
    'pi',
    'aosc',
    'freebsd',
    'openbsd',
    'netbsd',
    'dragonfly',
  ],
]);
