/** The filters of every jinja2 that guests of cloud-init have. Source: jinja2/filters.py FILTERS, 2.10 to 3.1. */
export const jinjaFilters: ReadonlySet<string> = new Set(
  `abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format
  groupby indent int items join last length list lower map max min pprint random reject rejectattr replace reverse round
  safe select selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode urlize
  wordcount wordwrap xmlattr`.split(/\s+/),
);

/** Its tests. Source: jinja2/tests.py TESTS. */
export const jinjaTests: ReadonlySet<string> = new Set(
  `boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer iterable
  le lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper`.split(
    /\s+/,
  ),
);

/** The names below `v1`, hyphens as underscores. Source: sources/__init__.py _get_standardized_metadata, 22.4 to 26.2. */
export const standardNames: readonly string[] =
  `_beta_keys availability_zone cloud_name cloud_id distro distro_release
  distro_version instance_id kernel_release local_hostname machine platform public_ssh_keys python_version region
  subplatform system_platform variant`.split(/\s+/);
