/** Web sites that the window may ask to open in the person's browser. The application links to none. */
const allowedSites: readonly string[] = [];

/** Only https, and only sites of the list. */
export function mayOpenOutside(address: string, sites: readonly string[] = allowedSites): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "" && sites.includes(hostname);
}
