/** Search parameters as plain text: `q=7` is the text "7", and commas stay readable. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The query string of some parameters, with what is not set left out. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** Whether a page's reading of the parameters left some out. */
export function holdsJunk(raw: object, kept: object): boolean {
  const rest = Object.entries(raw).filter(([key, value]) => {
    const own = Object.entries(kept).find(([one]) => one === key);
    return own === undefined || String(own[1]) !== String(value);
  });
  return rest.length > 0;
}
