import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ id: string, ip: string, mac: string }} Machine */
/** @typedef {{ name: string, argv: readonly string[] }} Contestant */

const files = /** @type {const} */ (['user-data', 'meta-data', 'network-config']);

/**
 * What makes the same seeds with a template for each file, of those that this machine has: a playbook of Ansible with an ISO each, and
 * Terraform without one, whose provider for ISOs is not in the program. The templates are the first machine's files with its
 * values taken out.
 * @param {string} folder a new one
 * @param {{ machines: readonly [Machine, ...Machine[]], seedOf: (id: string) => string }} fleet `seedOf` is the folder of a seed
 * @returns {readonly Contestant[]}
 */
export function othersIn(folder, { machines, seedOf }) {
  mkdirSync(folder, { recursive: true });
  return [
    ...(isThere('ansible-playbook', '--version') ? [ansible(folder, machines, seedOf)] : []),
    ...(isThere('terraform', 'version') ? [terraform(folder, machines, seedOf)] : []),
  ];
}

/** @param {readonly string[]} argv */
const isThere = (...argv) => spawnSync(argv[0] ?? '', argv.slice(1)).status === 0;

/**
 * @param {string} folder
 * @param {readonly [Machine, ...Machine[]]} machines
 * @param {(id: string) => string} seedOf
 * @returns {Contestant}
 */
function ansible(folder, machines, seedOf) {
  // The marks are none of shell's or MIME's.
  const value = (/** @type {string} */ name) => `@(${name})@`;
  writeTemplates(folder, 'j2', { machine: machines[0], seedOf, value, escape: (text) => text });
  const hosts = machines.map(({ id, ip, mac }) => `${id} ip=${ip} mac=${mac}\n`);
  writeFileSync(join(folder, 'hosts.ini'), hosts.join(''));
  const marks =
    'variable_start_string: "@(", variable_end_string: ")@", block_start_string: "@%", block_end_string: "%@"';
  const copies = files.map(
    (name) =>
      `    - template: { src: ${name}.j2, dest: "{{ dir }}/${name}", ${marks}, comment_start_string: "@#", comment_end_string: "#@" }\n`,
  );
  const playbook = `- hosts: all
  connection: local
  gather_facts: false
  vars: { dir: "{{ playbook_dir }}/seeds/{{ inventory_hostname }}", id: "{{ inventory_hostname }}" }
  tasks:
    - file: { path: "{{ dir }}", state: directory }
${copies.join('')}    - command: cloud-localds -N {{ dir }}/network-config {{ dir }}.iso {{ dir }}/user-data {{ dir }}/meta-data
`;
  writeFileSync(join(folder, 'site.yml'), playbook);
  const argv = ['ansible-playbook', '-i', join(folder, 'hosts.ini'), join(folder, 'site.yml')];
  return { name: 'playbook of Ansible', argv };
}

/**
 * @param {string} folder
 * @param {readonly [Machine, ...Machine[]]} machines
 * @param {(id: string) => string} seedOf
 * @returns {Contestant}
 */
function terraform(folder, machines, seedOf) {
  const value = (/** @type {string} */ name) => `\${${name}}`;
  const escape = (/** @type {string} */ text) => text.replaceAll('${', () => '$${').replaceAll('%{', '%%{');
  writeTemplates(folder, 'tftpl', { machine: machines[0], seedOf, value, escape });
  writeFileSync(
    join(folder, 'machines.json'),
    JSON.stringify(Object.fromEntries(machines.map((machine) => [machine.id, machine]))),
  );
  const inputs = files.map(
    (name) => `    "${name}" = templatefile("\${path.module}/${name}.tftpl", each.value)\n`,
  );
  const main = `resource "terraform_data" "seed" {
  for_each = jsondecode(file("\${path.module}/machines.json"))
  input = {
${inputs.join('')}  }
}
`;
  writeFileSync(join(folder, 'main.tf'), main);
  spawnSync('terraform', [`-chdir=${folder}`, 'init']);
  return {
    name: 'Terraform, without ISOs',
    argv: ['terraform', `-chdir=${folder}`, 'apply', '-auto-approve'],
  };
}

/**
 * @param {string} folder
 * @param {string} extension
 * @param {{ machine: Machine, seedOf: (id: string) => string, value: (name: string) => string, escape: (text: string) => string }} how
 */
function writeTemplates(folder, extension, { machine, seedOf, value, escape }) {
  for (const name of files) {
    let text = escape(readFileSync(join(seedOf(machine.id), name), 'utf8'));
    for (const [key, word] of Object.entries(machine)) text = text.replaceAll(word, () => value(key));
    writeFileSync(join(folder, `${name}.${extension}`), text);
  }
}
