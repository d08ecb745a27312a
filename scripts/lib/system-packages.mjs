import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A Debian package that conformance tests need.
 * @typedef {object} SystemPackage
 * @property {string} package
 * @property {string} purpose what the tests do with it
 * @property {Readonly<Record<string, string>>} tools name for `requires()` -> the command or the absolute path by which it is
 *   recognised
 * @property {string} [service] the systemd unit that it enables
 */

/** @type {readonly SystemPackage[]} */
const systemPackages = [
  {
    package: 'cloud-init',
    purpose: 'the client itself: its readers read what we write',
    tools: { 'cloud-init': '/usr/lib/python3/dist-packages/cloudinit/version.py' },
  },
  {
    package: 'netplan.io',
    purpose: 'netplan itself: its generator reads our version 2; it sets up nothing here',
    tools: { netplan: '/usr/libexec/netplan/generate' },
  },
  {
    package: 'genisoimage',
    purpose: 'the second ISO writer, and isoinfo, which lists images',
    tools: { genisoimage: 'genisoimage', isoinfo: 'isoinfo' },
  },
  { package: 'xorriso', purpose: 'another reader of images', tools: { xorriso: 'xorriso' } },
  {
    package: 'nginx-light',
    purpose: 'serves out/ as in production',
    tools: { nginx: 'nginx' },
    service: 'nginx.service',
  },
  {
    package: 'python3',
    purpose: "runs cloud-init's readers, and http.server over out/",
    tools: { python3: '/usr/bin/python3' },
  },
  {
    package: 'libcrypt1',
    purpose: 'crypt(3), which perl asks for hashes of passwords',
    tools: { libcrypt: '/usr/share/doc/libcrypt1/copyright' },
  },
  {
    package: 'python3-rfc3987',
    purpose: "judges URLs for cloud-init's schema, as on images that have it",
    tools: { rfc3987: '/usr/lib/python3/dist-packages/rfc3987.py' },
  },
  { package: 'mtools', purpose: 'reads FAT images without a mount', tools: { mtools: 'mtools' } },
  { package: 'dosfstools', purpose: 'checks FAT images', tools: { 'fsck.fat': 'fsck.fat' } },
  {
    package: 'exfat-fuse',
    purpose: 'a file system without links and modes, on a kernel that has none',
    tools: { exfat: 'mount.exfat-fuse' },
  },
  { package: 'exfatprogs', purpose: 'makes exFAT images', tools: { 'mkfs.exfat': 'mkfs.exfat' } },
  { package: 'fusefat', purpose: 'FAT, by FUSE', tools: { fusefat: 'fusefat' } },
  { package: 'bash', purpose: 'reads scripts without running them', tools: { bash: 'bash' } },
  { package: 'zsh', purpose: 'reads its completion script', tools: { zsh: 'zsh' } },
  { package: 'fish', purpose: 'reads its completion script', tools: { fish: 'fish' } },
  { package: 'strace', purpose: 'counts what a build asks of the system', tools: { strace: 'strace' } },
  { package: 'parallel', purpose: 'builds shards at once', tools: { parallel: 'parallel' } },
  {
    package: 'munge',
    purpose: "Slurm's keys; the tests start it with a key of their own",
    tools: { munge: 'munged' },
    service: 'munge.service',
  },
  {
    package: 'slurm-wlm',
    purpose: 'runs shards as a job array, on a cluster that the tests start',
    tools: { slurm: 'slurmctld' },
    service: 'slurmctld.service',
  },
  {
    package: 'swift-proxy',
    purpose: 'an S3-compatible store that the tests start, to publish to',
    tools: { swift: 'swift-proxy-server' },
    service: 'swift-proxy.service',
  },
  {
    package: 'swift-account',
    purpose: 'its accounts',
    tools: { 'swift-account': 'swift-account-server' },
    service: 'swift-account.service',
  },
  {
    package: 'swift-container',
    purpose: 'its buckets',
    tools: { 'swift-container': 'swift-container-server' },
    service: 'swift-container.service',
  },
  {
    package: 'swift-object',
    purpose: 'its objects',
    tools: { 'swift-object': 'swift-object-server' },
    service: 'swift-object.service',
  },
  {
    package: 'rsync',
    purpose: 'publishes to another host; the tests start its daemon',
    tools: { rsync: 'rsync' },
  },
  {
    package: 'chromium',
    purpose: 'looks at the report as people do',
    tools: { chromium: '/usr/bin/chromium' },
  },
  {
    package: 'fonts-inter',
    purpose: "the letters of the report's pictures",
    tools: { 'fonts-inter': '/usr/share/fonts/opentype/inter/Inter-Regular.otf' },
  },
  { package: 'curl', purpose: 'asks as people do', tools: { curl: 'curl' } },
  {
    package: 'dnsmasq-base',
    purpose: 'DHCP as on a host of virtual machines; without the service',
    tools: { dnsmasq: 'dnsmasq' },
  },
  {
    package: 'nftables',
    purpose: 'loads the packet filter',
    tools: { nft: 'nft' },
    service: 'nftables.service',
  },
  {
    package: 'iptables',
    purpose: 'reads the rules for hosts without nftables',
    tools: { 'iptables-restore': 'iptables-restore' },
  },
  {
    package: 'caddy',
    purpose: 'serves out/ as nginx does',
    tools: { caddy: 'caddy' },
    service: 'caddy.service',
  },
  {
    package: 'apache2-bin',
    purpose: 'serves out/ as nginx does; without the service',
    tools: { apache2: 'apache2' },
  },
  {
    package: 'lighttpd',
    purpose: 'serves out/ as nginx does',
    tools: { lighttpd: 'lighttpd' },
    service: 'lighttpd.service',
  },
  {
    package: 'lighttpd-modules-lua',
    purpose: 'lets lighttpd serve by the address of the asker',
    tools: { 'lighttpd-magnet': '/usr/lib/lighttpd/mod_magnet.so' },
  },
  { package: 'busybox', purpose: 'serves a folder as small hosts do', tools: { busybox: 'busybox' } },
  {
    package: 'webfs',
    purpose: 'serves a folder without a configuration',
    tools: { webfsd: 'webfsd' },
    service: 'webfs.service',
  },
  {
    package: 'iproute2',
    purpose: 'gives clients a network with a metadata service, and says who listens',
    tools: { ip: 'ip', ss: 'ss' },
  },
  {
    package: 'slirp4netns',
    purpose: "translates a network as QEMU's user network does, by the same library",
    tools: { slirp4netns: 'slirp4netns' },
  },
  {
    package: 'openssh-client',
    purpose: 'reads public keys as sshd does',
    tools: { 'ssh-keygen': 'ssh-keygen' },
  },
  { package: 'shellcheck', purpose: "checks the guests' installer", tools: { shellcheck: 'shellcheck' } },
  { package: 'pyflakes3', purpose: "checks the guests' data source", tools: { pyflakes3: 'pyflakes3' } },
  {
    package: 'libvirt-clients',
    purpose: "libvirt's schema of a domain, and its parser of one",
    tools: { 'virt-xml-validate': 'virt-xml-validate', virsh: 'virsh' },
  },
  {
    package: 'virtinst',
    purpose: 'reads the options of virt-install and virt-xml',
    tools: { 'virt-install': 'virt-install', 'virt-xml': 'virt-xml' },
  },
  {
    package: 'packer',
    purpose: 'checks its own configuration, and evaluates the HCL for Terraform',
    tools: { packer: 'packer' },
  },
  {
    package: 'ignition',
    purpose: 'a client itself: its reader of OpenStack, and its validator',
    tools: { ignition: '/usr/lib/dracut/modules.d/30ignition/ignition' },
  },
  { package: 'ruby', purpose: 'reads a Vagrantfile', tools: { ruby: 'ruby' } },
  { package: 'libxml2-utils', purpose: 'reads XML by a schema', tools: { xmllint: 'xmllint' } },
  {
    package: 'systemd',
    purpose: 'checks the units that upstart jobs become',
    tools: { 'systemd-analyze': 'systemd-analyze' },
  },
  {
    package: 'util-linux',
    purpose: 'blkid, which finds seeds by their label, and unshare, which makes networks',
    tools: { blkid: 'blkid', unshare: 'unshare' },
  },
];

/**
 * What the tests with real machines need beside those, and nothing else does.
 * @type {readonly SystemPackage[]}
 */
export const machinePackages = [
  {
    package: 'mmdebstrap',
    purpose: 'makes the guest',
    tools: { mmdebstrap: 'mmdebstrap' },
  },
  {
    package: 'qemu-system-x86',
    purpose: 'runs virtual machines',
    tools: { qemu: 'qemu-system-x86_64' },
  },
  { package: 'qemu-utils', purpose: "makes virtual machines' disks", tools: { 'qemu-img': 'qemu-img' } },
  { package: 'e2fsprogs', purpose: "makes their disks' file system", tools: { 'mkfs.ext4': 'mkfs.ext4' } },
];

/**
 * The packages of which something is not installed here.
 * @param {readonly SystemPackage[]} [packages]
 */
export const missingPackages = (packages = systemPackages) =>
  packages.filter(({ tools }) => !Object.values(tools).every(isThere));

/**
 * Those of the named tools that are not installed here.
 * @param {readonly string[]} names
 * @returns {readonly string[]}
 */
export function missingTools(names) {
  const known = Object.assign({}, ...systemPackages.map(({ tools }) => tools));
  return names.filter((name) => {
    if (!Object.hasOwn(known, name)) throw new Error(`no package of system-packages.mjs holds ${name}`);
    return !isThere(known[name]);
  });
}

/**
 * The command that installs them.
 * @param {readonly SystemPackage[]} packages
 */
export function installLine(packages) {
  return `apt-get install --no-install-recommends ${packages.map((wanted) => wanted.package).join(' ')}`;
}

// Daemons and blkid lie where only root's PATH looks.
const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

/** @param {string} commandOrPath */
const isThere = (commandOrPath) =>
  commandOrPath.startsWith('/')
    ? existsSync(commandOrPath)
    : folders.some((folder) => existsSync(join(folder, commandOrPath)));
