import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { HandedFile } from "../../src-shared/contract/files.ts";
import type { FileRegistry } from "../core/files/registry.ts";
import { say, sayJson, sendDownload } from "./answer.ts";

/** Header that carries the name of an uploaded file, percent-encoded. */
const NAME_HEADER = "x-file-name";

class TooLarge extends Error {}

/** Lets at most `limit` bytes through. */
function limited(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

function nameOf(request: IncomingMessage): string {
  const given = request.headers[NAME_HEADER];
  try {
    return decodeURIComponent(typeof given === "string" ? given : "upload");
  } catch {
    return "upload"; // A malformed escape: the name is only for showing.
  }
}

/** Takes an upload in, streamed to a file of its own, and answers with its token. */
export async function takeUpload(request: IncomingMessage, response: ServerResponse, files: FileRegistry, limit: number): Promise<void> {
  const tooLarge = () => {
    response.setHeader("connection", "close");
    say(response, 413, `The file is larger than the ${Math.floor(limit / 1024 / 1024)} MB that one upload may have.`);
  };
  if (Number(request.headers["content-length"] ?? 0) > limit) return tooLarge();
  const upload = files.makeUpload(nameOf(request));
  try {
    await pipeline(request, limited(limit), createWriteStream(upload.path, { mode: 0o600 }));
  } catch (error) {
    files.drop(upload.token);
    if (error instanceof TooLarge) return tooLarge();
    if (request.destroyed) return; // The sender went away; nobody is left to answer.
    throw error;
  }
  const { size } = await stat(upload.path);
  sayJson(response, 201, { token: upload.token, name: upload.name, bytes: size } satisfies HandedFile);
}

/** Sends a file that the core made for download. Uploads and files of dialogs are not handed out again. */
export async function giveDownload(response: ServerResponse, files: FileRegistry, token: string): Promise<void> {
  const download = files.download(token);
  const found = download && (await stat(download.path).catch(() => undefined));
  if (!download || !found) return say(response, 404, "That file is no longer at hand.");
  await sendDownload(response, download.path, download.name, found.size);
}
