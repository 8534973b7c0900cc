import { createReadStream } from "node:fs";
import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { securityHeaders, windowFile } from "../host-shared/window-files.ts";

/** A short page or line for the person in the browser. */
export function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...securityHeaders, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

export function sayJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...securityHeaders, "content-type": "application/json" }).end(JSON.stringify(value));
}

/** Streams a file; a caller that goes away half-way ends the stream and nothing else. */
async function stream(response: ServerResponse, path: string): Promise<void> {
  try {
    await pipeline(createReadStream(path), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

/** A file of the window. */
export async function sendWindowFile(response: ServerResponse, dir: string, pathname: string, body: boolean): Promise<void> {
  const file = await windowFile(dir, pathname);
  if (!file && pathname === "/") return say(response, 503, "The window is not built. Run npm run build, then reload.");
  if (!file) return say(response, 404, "Not found.");
  response.writeHead(200, { ...securityHeaders, "content-type": file.type, "content-length": file.bytes });
  if (!body) {
    response.end();
    return;
  }
  await stream(response, file.path);
}

/** A file that the core made, as a download: never shown in the browser itself. */
export async function sendDownload(response: ServerResponse, path: string, name: string, bytes: number): Promise<void> {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  response.writeHead(200, {
    ...securityHeaders,
    "content-type": "application/octet-stream",
    "content-length": bytes,
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  });
  await stream(response, path);
}
