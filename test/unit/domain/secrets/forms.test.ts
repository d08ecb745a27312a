import { expect, test } from 'vitest';
import { maskText, secretsInText } from '../../../../src/domain/secrets/mask-text.js';

const c = 'CaNaRy7x';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A text of each form, with a secret in it. */
const texts: readonly string[] = [
  `password: ${c} ${c}: x`,
  `- password: "${c} x"`,
  `{password: ${c} a, user: x}`,
  `"password: ${c}: x" in "init.config" is no YAML`,
  `content: DB_PASSWORD=${c}`,
  `content: "DB_PASSWORD=${c}\\nFOO=bar"`,
  `- { path: /a, content: "DB_PASSWORD=${c}" }`,
  `content: 'DB_PASSWORD="${c} x" y'`,
  `chpasswd: { list: "root:${c}" }`,
  `chpasswd: { list: "root:${c}\\njoe:${c}" }`,
  `chpasswd: {list: [root:${c}, "joe:${c}"], expire: false}`,
  `chpasswd:\n  list:\n    - root:${c}\n    - joe:${c}\n`,
  `chpasswd:\n  list: |\n    root:${c}: x,y\n`,
  `chpasswd:\n  users:\n  - {name: root, password: ${c}, type: text}\n`,
  `rh_subscription:\n  activation-key: ${c}\n`,
  `registration_key: ${c}`,
  `PrivateKey = ${c}=`,
  `content: "[Interface]\\nPrivateKey = ${c}=\\nAddress = 10.0.0.1"`,
  `PresharedKey=${c}`,
  `machine git.example.net login joe password ${c}`,
  `content: "machine a\\nlogin b\\npassword ${c}\\n"`,
  `machine a\n  login b\n  password ${c}\n`,
  `  db.example.net:5432:*:joe:${c}`,
  `content: "localhost:5432:app:joe:${c}\\n"`,
  `- mysql -uroot -p${c} -e "x"`,
  `- [mysql, -uroot, -p${c}]`,
  `- ["mysql", "-uroot", "-p${c}"]`,
  `- mysql -u root -p'${c} x' db`,
  `- "mysql -p${c}"`,
  `curl -u joe:${c} http://x`,
  `- [curl, --user, "joe:${c}"]`,
  `sshpass -p ${c} ssh x`,
  `sshpass -p'${c}' ssh`,
  `openssl enc -pass pass:${c} -in x`,
  `docker login -u x -p ${c} reg`,
  `echo "root:${c} x" | chpasswd`,
  `chpasswd <<< 'root:${c}'`,
  `chpasswd <<EOF\nroot:${c}\njoe:${c}\nEOF\n`,
  `echo '${c}' | passwd --stdin joe`,
  `printf '%s' "${c}" | cryptsetup luksOpen /dev/x y -`,
  `rocommunity ${c} 10.0.0.0/8`,
  `com2sec notConfigUser default ${c}`,
  `createUser bob SHA "${c}" AES ${c}`,
  `snmp-server community ${c} ro`,
  `neighbor 10.0.0.1 password ${c}`,
  `enable secret 5 ${c}`,
  `username bob secret ${c}`,
  `10.0.0.1 : PSK "${c}"`,
  `mysql -e "CREATE USER a IDENTIFIED BY '${c}'"`,
  `ALTER ROLE x WITH PASSWORD '${c}'`,
  `requirepass ${c}`,
  `redis-cli -a ${c} ping`,
  `ldapadd -D cn=x -w ${c} -f y`,
  `smbclient //a/b -U joe%${c}`,
  `mount -o username=x,password=${c} //a`,
  `ipmitool -U a -P ${c} chassis`,
  `ipmitool user set password 2 ${c}`,
  `htpasswd -b -c /f joe ${c}`,
  `rabbitmqctl add_user joe ${c}`,
  `wpa_passphrase net ${c}`,
  `psk="${c}"`,
  `<Password><Value>${c}</Value></Password>`,
  `<AdministratorPassword>${c}</AdministratorPassword>`,
  `net user admin ${c} /add`,
  `$password = "${c}"`,
  `password: >\n  ${c}\n  ${c}\nfoo: 1`,
  `password:\n  ${c}\n`,
  `tokens:\n- ${c}\n- ${c}\n`,
  `secrets:\n  a: ${c}\n  b:\n    - ${c}\n`,
  `password: "${c}\n  ${c}"`,
  `API_KEY="\${API_KEY:-${c}}"`,
  `X=$(curl -H "Authorization: Bearer ${c}" http://x)`,
  `-H 'X-Api-Key: ${c}'`,
  `X-Auth-Token: ${c}`,
  `passwd: {{ "${c}" | sha512crypt }}`,
  `passwd: {{ "${c}" | yescrypt }}`,
  `note: $y$j9T$${c}$${c}`,
  `{% set password = "${c}" %}`,
  `passwd: "{{ '${c}' | sha512crypt }}"`,
  base64(`DB_PASSWORD=${c}\n`),
  `{"auths": {"r": {"auth": "${base64(`joe:${c}`)}"}}}`,
  `{\\"password\\": \\"${c} a\\"}`,
  `aws_secret_access_key = ${c}`,
  `token ghp_${c}${c}${c}`,
  `- kubeadm join --token ${c}`,
  `- [kubeadm, join, --token, ${c}]`,
  `- kubeadm\n- --token\n- ${c}\n`,
  `password=${c},${c};x`,
  `password: ${c}#${c}`,
  `password: a, ${c}`,
  `{ password: 'a, ${c}' }`,
  `export PASS='it'\\''${c}'`,
  `password: !!str ${c}`,
  `password: &pw ${c}`,
  `pin: 12345678${c}`,
  `license: ${c}-${c}`,
  `connectionString: "x;AccountKey=${c}=="`,
  `AccountKey=${c}==;`,
  `PGPASSWORD=${c} psql`,
  `env:\n- {name: DB_PASSWORD, value: ${c}}\n`,
  `env:\n- name: DB_PASSWORD\n  value: ${c}\n`,
  `password ${c}`,
  `"password ${c}" is no`,
  `the text "password ${c}"`,
  `eyJhbGciOiJIUzI1NiJ9.${c}${c}.${c}`,
];

const isShown = (text: string): boolean =>
  text.includes(c) || text.includes(base64(`DB_PASSWORD=${c}\n`)) || text.includes(base64(`joe:${c}`));

test.each(texts)('%j', (text) => {
  expect(isShown(text)).toBe(true);
  const masked = maskText(text);
  expect(masked).toContain('********');
  expect(isShown(masked) ? masked : '').toBe('');
  expect(maskText(masked)).toBe(masked);
});

test.each([
  'mac: "52:54:00:12:34:56"',
  '2001:db8:0:1::1',
  'a:b:c:d:e:f:0:1',
  'route 10.0.0.0/8 via 10.0.0.1:8080',
  'mkdir -p /opt/app',
  'curl -u "$USER:$PASSWORD" https://example.net/',
  'docker run -p 8080:80 nginx',
  'useradd -m -s /bin/bash joe',
  'mysql -u root app < dump.sql',
  'mount -o ro,noexec /dev/vdb /mnt',
  'cp -p a b',
  'echo hello | tee /etc/motd',
  'passwd -l root',
  'ssh_authorized_keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI joe]',
  'ssh_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI joe',
  'ssl_certificate_key /etc/ssl/private/a.key;',
  'ssl_certificate_key: /etc/ssl/private/a.key',
  'password_file: /etc/app/password',
  'token_secret: /etc/seedpress/tokens',
  'set community 65000:100 additive',
  'secret_key: {{ device.vars.secret_key }}',
  '# the password of root is set elsewhere',
  'the machine has no password',
  'PasswordAuthentication no',
  '-----BEGIN CERTIFICATE-----\nMIIDazCCAlOgAwIBAgIUB\n-----END CERTIFICATE-----',
  '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBFexample\n-----END PGP PUBLIC KEY BLOCK-----',
  'https://example.net:8080/path@version',
  base64('a text of some length that says nothing'),
  'network: { private: true }',
  'env: [{ name: HOST, value: db }]',
])('%j stays as it is', (text) => {
  expect(maskText(text)).toBe(text);
});

test('lines and what is around a secret stay', () => {
  const text = 'a: 1\nusers:\n  - name: joe\n    passwd: x1y2z3\n  - name: ann\nb: 2\n';
  expect(maskText(text)).toBe(text.replace('x1y2z3', '********'));
});

test('a text of many lines gives each line of its secrets', () => {
  expect(secretsInText('password: |\n  one two\n  three\ntoken: "four"\n')).toEqual([
    'one two',
    'three',
    'four',
  ]);
});

test.each([
  'password: ',
  'password: [',
  'password: "',
  'password:\n',
  'mode: 0600\n',
  '- mode: 0600\n  content: |\n',
  'mysql -p ',
  'chpasswd: { list: ',
  'chpasswd <<E\n',
  '-----BEGIN PRIVATE KEY-----',
  'http://a:',
  'eyJ',
  'a:1:b:c:',
  'echo "',
  'neighbor ',
  '<password>',
  '\\n',
  'x',
  ' ',
])('a hundred kilobytes of %j take no time', (piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  const started = performance.now();
  maskText(text);
  expect(performance.now() - started).toBeLessThan(5000);
});
