/** One kind of secret as people write it into a cloud-config; `@` stands where the secret is. */
export interface PlantedSecret {
  readonly kind: string;
  /** Keys of a cloud-config, or items of its write_files or runcmd. */
  readonly place: 'key' | 'file' | 'command';
  readonly text: string;
}

const key = (kind: string, text: string): PlantedSecret => ({ kind, place: 'key', text });
const file = (kind: string, text: string): PlantedSecret => ({ kind, place: 'file', text });
const command = (kind: string, text: string): PlantedSecret => ({ kind, place: 'command', text });

/** A config of write_files in a literal block. */
const block = (kind: string, path: string, lines: readonly string[]): PlantedSecret =>
  file(kind, `- path: ${path}\n  content: |\n${lines.map((line) => `    ${line}`).join('\n')}`);

export const plantedSecrets: readonly PlantedSecret[] = [
  key('the password of the default user', 'password: @'),
  key('a password of several words', 'landscape: { client: { registration_key: "@ and @" } }'),
  key('chpasswd in flow style', 'chpasswd: { list: "root:@", expire: false }'),
  key('a subscription', 'rh_subscription:\n  activation-key: @'),
  key('a token', 'ubuntu_pro: { token: @ }'),
  key('users', 'users:\n  - { name: a, plain_text_passwd: @ }\n  - name: b\n    hashed_passwd: "$6$salt$@@"'),
  key(
    'a host key',
    'ssh_keys:\n  ed25519_private: |\n    -----BEGIN OPENSSH PRIVATE KEY-----\n    b3BlbnNzaC1rZXktdjEA@\n    @AAAABG5vbmU=\n    -----END OPENSSH PRIVATE KEY-----',
  ),
  key('the seed of the random numbers', 'random_seed: { data: "@", file: /dev/urandom }'),
  key(
    'the key of chef',
    'chef:\n  validation_key: |\n    -----BEGIN RSA PRIVATE KEY-----\n    @@\n    -----END RSA PRIVATE KEY-----',
  ),
  file('variables on one line', '- { path: /etc/app.env, content: "DB_PASSWORD=@" }'),
  file('variables without quotes', '- path: /etc/b.env\n  content: API_TOKEN=@'),
  file('lines with escapes', '- path: /etc/c.env\n  content: "HOST=db\\nDB_PASS=@\\nPORT=1\\n"'),
  file(
    'a file for its owner alone',
    '- path: /root/notes\n  permissions: "0600"\n  content: the door opens at @',
  ),
  file('base64', '- path: /etc/d.env\n  encoding: b64\n  content: %DB_PASSWORD=@%'),
  file('wireguard in quotes', '- path: /etc/wireguard/wg0.conf\n  content: "[Interface]\\nPrivateKey = @="'),
  block('a shell script', '/usr/local/bin/a', ['#!/bin/sh', "export API_KEY='@'", 'run "$API_KEY"']),
  block('.netrc', '/root/.netrc', ['machine git.example.net', '  login joe', '  password @']),
  block('.pgpass', '/root/.pgpass', ['# host:port:database:user:password', 'db.example.net:5432:*:joe:@']),
  block('.my.cnf', '/root/.my.cnf', ['[client]', 'user = joe', 'password = "@"']),
  block('JSON', '/etc/app.json', ['{ "db": { "host": "db", "password": "@" } }']),
  block('docker', '/root/.docker/config.json', ['{ "auths": { "r.example.net": { "auth": "%joe:@%" } } }']),
  block('an environment of containers', '/etc/pod.yaml', ['env:', '  - name: DB_PASSWORD', '    value: @']),
  block('snmpd', '/etc/snmp/snmpd.conf', ['rocommunity @ 10.0.0.0/8', 'createUser joe SHA "@" AES "@"']),
  block('a router', '/etc/frr/frr.conf', ['router bgp 65000', ' neighbor 10.0.0.2 password @']),
  block('ipsec.secrets', '/etc/ipsec.secrets', ['10.0.0.1 10.0.0.2 : PSK "@"']),
  block('XML', '/etc/a.xml', ['<Server><Password>@</Password><Port>1</Port></Server>']),
  block('a wireless network', '/etc/wpa.conf', ['network={', '  ssid="a"', '  psk="@"', '}']),
  block('the tokens of a service', '/etc/tokens', ['ghp_@@@', 'glpat-@@@']),
  block('a key of PuTTY', '/root/a.ppk', ['PuTTY-User-Key-File-3: ssh-rsa', 'Private-Lines: 1', '@@@']),
  block('redis', '/etc/redis.conf', ['requirepass @']),
  command('mysql', '- mysql -uroot -p@ -e "select 1"'),
  command('mysql as a list', '- [mysql, -uroot, "-p@", -e, select 1]'),
  command('SQL', `- mysql -e "CREATE USER joe IDENTIFIED BY '@'"`),
  command('curl', '- curl -u "joe:@" https://example.net/'),
  command('a header', "- [curl, -H, 'Authorization: Bearer @', https://example.net/]"),
  command('a URL', '- git clone https://joe:@@git.example.net/a.git'.replace('@@git', '@\u0000git')),
  command('what is piped to chpasswd', "- echo 'root:@' | chpasswd"),
  command('what is piped to cryptsetup', "- printf '%s' '@' | cryptsetup open /dev/vdb data"),
  command('sshpass', '- [sshpass, -p, "@", ssh, joe@example.net]'.replace('joe@', 'joe\u0000')),
  command('openssl', '- openssl enc -aes256 -pass pass:@ -in /a -out /b'),
  command('an option', '- [kubeadm, join, --token, "@", 10.0.0.1]'),
];

/** The text with its secret; what stands between `%` is in base64. */
export const planted = ({ text }: PlantedSecret, secret: string): string =>
  text
    .replaceAll('@', secret)
    .replaceAll('\u0000', '@')
    .replace(/%((?:DB_|joe:)[^%]+)%/g, (_, inner: string) => Buffer.from(inner).toString('base64'));

/** A cloud-config that holds them all, each with the secret of its number. */
export function plantedConfig(
  secrets: readonly PlantedSecret[],
  secretOf: (kind: PlantedSecret) => string,
): string {
  const of = (place: PlantedSecret['place']): string =>
    secrets
      .filter((secret) => secret.place === place)
      .map((secret) => `${planted(secret, secretOf(secret))}\n`)
      .join('');
  const list = (name: string, items: string): string =>
    items === '' ? '' : `${name}:\n${items.replace(/^(?=.)/gm, '  ')}`;
  return `#cloud-config\n${of('key')}${list('write_files', of('file'))}${list('runcmd', of('command'))}`;
}
