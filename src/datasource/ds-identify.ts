/**
 * /etc/cloud/ds-identify.cfg: cloud-init runs with the list as it stands. ds-identify knows no check for a name that
 * is not cloud-init's own, and would take it out of every list of more names. Source: tools/ds-identify _main.
 */
export const dsIdentify =
  (): string => `# Written by seedpress: ds-identify looks for no data source by itself.
policy: enabled
`;
