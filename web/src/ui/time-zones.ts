/** The time zones of the browser, `present` among them even if it has another name. */
export function timeZones(present: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(present) ? known : [present, ...known];
}
