/** Names that people bring along from other tools, and ours for the same. */

const ofDevice: Readonly<Record<string, string>> = {
  address: 'management_ip',
  host: 'management_ip',
  ip: 'management_ip',
  ip_address: 'management_ip',
  ipaddr: 'management_ip',
  name: 'hostname',
  ssh_keys: 'public_keys',
  ssh_authorized_keys: 'public_keys',
  tags: 'groups',
  variables: 'vars',
};

const ofRoute: Readonly<Record<string, string>> = {
  dest: 'to',
  destination: 'to',
  dst: 'to',
  gateway: 'via',
  gateway4: 'via',
  gateway6: 'via',
  gw: 'via',
  network: 'to',
  next_hop: 'via',
  nexthop: 'via',
  router: 'via',
};

const keys: Readonly<Record<string, string>> = { ...ofDevice, ...ofRoute };

/** The one of the known keys that another tool calls so. */
export function keyHere(name: string, known: readonly string[]): string | undefined {
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  return key !== undefined && known.includes(key) ? key : undefined;
}

/** Ansible's variables, Python's words. */
const inTemplates: Readonly<Record<string, string>> = {
  False: 'false',
  None: 'none',
  True: 'true',
  ansible_default_ipv4: 'device.management_ip',
  ansible_fqdn: 'device.fqdn',
  ansible_host: 'device.management_ip',
  ansible_hostname: 'device.hostname',
  ansible_nodename: 'device.hostname',
  ansible_ssh_host: 'device.management_ip',
  group_names: 'device.groups',
  inventory_hostname: 'device.id',
  inventory_hostname_short: 'device.hostname',
  local: 'device.vars',
  nil: 'none',
  null: 'none',
  var: 'device.vars',
};

/** What a name of another tool's templates is here. `fields` are those of the device, `vars` its free values. */
export function nameHere(
  name: string,
  { fields, vars }: { fields: readonly string[]; vars: readonly string[] },
): string | undefined {
  if (Object.hasOwn(inTemplates, name)) return inTemplates[name];
  if (fields.includes(name)) return `device.${name}`;
  if (vars.includes(name)) return `device.vars.${name}`;
  const field = keyHere(name, fields);
  return field === undefined ? undefined : `device.${field}`;
}

/** Filters of Ansible, Terraform, Helm and jinja, in lower case and without `_`. */
const filters: Readonly<Record<string, string>> = {
  b64enc: 'b64',
  b64encode: 'b64',
  base64: 'b64',
  base64encode: 'b64',
  jsonencode: 'json',
  nindent: 'indent',
  passwordhash: 'sha512crypt',
  quote: 'shell',
  regexreplace: 'replace',
  squote: 'shell',
  tojson: 'json',
  tonicejson: 'json',
  toniceyaml: 'yaml',
  toprettyjson: 'json',
  toyaml: 'yaml',
  yamlencode: 'yaml',
};

export function filterHere(name: string): string | undefined {
  const key = name.replaceAll('_', '').toLowerCase();
  return Object.hasOwn(filters, key) ? filters[key] : undefined;
}
