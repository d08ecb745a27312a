/** The one encrypted file of a site: a YAML mapping of names to secrets, encrypted with age. */
export const secretsFile = 'devices/secrets.yaml.age';
