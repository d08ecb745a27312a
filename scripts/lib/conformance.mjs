/**
 * Whether a skipped conformance test makes the run fail: SEEDPRESS_REQUIRE_CONFORMANCE says it, else CI does.
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function isConformanceRequired(environment) {
  const said = environment.SEEDPRESS_REQUIRE_CONFORMANCE || environment.CI || '';
  return !['', '0', 'false'].includes(said);
}
