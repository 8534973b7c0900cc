import { app, type Session, shell, type WebContents } from "electron";
import type { Log } from "../core/ports.ts";
import { APP_ORIGIN } from "./channels.ts";
import { mayOpenOutside } from "./external.ts";

/** The only place that opens anything outside of the window. */
function openOutside(address: string, log: Log): void {
  if (mayOpenOutside(address)) void shell.openExternal(address);
  else log.warn({ address }, "an address outside of the application was refused");
}

const ownAddress = (address: string) => address.startsWith(`${APP_ORIGIN}/`);

/** No permission is ever asked for or granted: no camera, no place, no notification, no device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function confine(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, log);
    return { action: "deny" };
  });
  contents.on("will-navigate", (event) => {
    if (ownAddress(event.url)) return;
    event.preventDefault();
    log.warn({ address: event.url }, "a navigation was refused");
  });
  contents.on("will-redirect", (event) => {
    if (!ownAddress(event.url)) event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** Holds every page of the application inside it: no foreign address, no new window, no webview. */
export function confinePages(log: Log): void {
  app.on("web-contents-created", (_event, contents) => confine(contents, log));
}
