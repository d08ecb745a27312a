/** Where the site's settings stand, below the root. A file of its own, for who looks at names alone loads no reader of YAML. */
export const siteFile = 'devices/site.yaml';
