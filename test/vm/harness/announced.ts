/** A warning of a build -> what cloud-init then logs. */
const logged: Readonly<Record<string, RegExp>> = {
  // handlers/__init__.py walker_callback: from 22.2 on there is nothing that takes such a part.
  'upstart-job': /Unhandled unknown content-type \(text\/upstart-job\) userdata/,
};

/** The warnings of cloud-init of which the build, by the codes of its own, had said nothing. */
export const unannouncedOf = (
  warnings: readonly string[],
  { announced }: { readonly announced: readonly string[] },
): readonly string[] =>
  warnings.filter((warning) => !announced.some((code) => logged[code]?.test(warning) === true));
