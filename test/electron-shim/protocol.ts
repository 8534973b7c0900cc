type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
const SUFFIX = ".electron-shim.test";

/** Electron's `protocol`. Chromium cannot be given a scheme from outside, so a custom one goes by https to a host that does not exist. */
export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has been registered already`);
    handlers.set(scheme, handler);
  },
};

/** `app://host/path` as the browser asks for it. */
export function toBrowser(address: string): string {
  const [, scheme, host, rest] = /^([a-z]+):\/\/([^/?#]*)(.*)$/.exec(address) ?? [];
  if (scheme === undefined || !handlers.has(scheme)) return address;
  return `https://${host || "h"}.${scheme}${SUFFIX}${rest || "/"}`;
}

/** The address that the application knows. */
export function fromBrowser(address: string): string {
  const match = /^https:\/\/([^/]*)\.([^./]+)\.electron-shim\.test(.*)$/.exec(address);
  return match ? `${match[2]}://${match[1]}${match[3]}` : address;
}

export const handlerOf = (address: string): Handler | undefined => handlers.get(new URL(address).protocol.slice(0, -1));

/** Which requests of a page are to be stopped and asked about: those of custom schemes, and every document. */
export const interceptions = [{ urlPattern: `https://*${SUFFIX}/*` }, { urlPattern: "*", resourceType: "Document" }];
