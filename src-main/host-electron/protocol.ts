import { readFile } from "node:fs/promises";
import { protocol } from "electron";
import { securityHeaders, windowFile } from "../host-shared/window-files.ts";
import { APP_ORIGIN, APP_SCHEME } from "./channels.ts";

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

const refuse = (status: number) => new Response(null, { status, headers: { ...securityHeaders } });

/** Serves the built window from `app://throughline/`, and nothing outside of its folder. */
export function serveWindow(dir: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== "GET") return refuse(405);
    if (!request.url.startsWith(`${APP_ORIGIN}/`)) return refuse(404);
    const file = await windowFile(dir, new URL(request.url).pathname);
    if (!file) return refuse(404);
    return new Response(await readFile(file.path), { headers: { ...securityHeaders, "content-type": file.type } });
  });
}
