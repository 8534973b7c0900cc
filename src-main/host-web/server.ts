import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { type MessagePort, Worker } from "node:worker_threads";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { FileRegistry } from "../core/files/registry.ts";
import { coreEntry, rendererDir, resourcesDir } from "../core/locations.ts";
import type { Log } from "../core/ports.ts";
import { type CoreHandle, startCore } from "../host-shared/core-handle.ts";
import type { UserFolders } from "../host-shared/user-folders.ts";
import { version } from "../host-shared/version.ts";
import { workerWire } from "../host-shared/worker-wire.ts";
import { Access } from "./access.ts";
import { say, sendWindowFile } from "./answer.ts";
import { giveDownload, takeUpload } from "./files.ts";
import { Sockets } from "./sockets.ts";

export interface WebHostOptions extends UserFolders {
  log: Log;
  /** Path of a project to open, or the sample workspace. */
  open?: { project: string } | "sample";
  /** 0 or absent for any free port. */
  port?: number;
  /** Folder of the built window; the application's own when absent. */
  rendererDir?: string;
  /** Largest upload in bytes; 2 GiB when absent. */
  uploadLimit?: number;
  /** Ends the host this many seconds after its last window closed, as the launcher of an application window wants. */
  idleSeconds?: number;
}

export interface WebHost {
  /** To be opened in a browser, once. */
  readonly url: string;
  readonly origin: string;
  /** Settles when the host has ended by itself or was closed. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const GIBIBYTE = 1024 ** 3;
const usedAddress = "This address has been used, or is not complete. Start Throughline again for a new one.";

/** Calls `idle` when no window has been connected for a while after the first one was. */
function idleWatch(seconds: number | undefined, idle: () => void): (open: number) => void {
  let timer: NodeJS.Timeout | undefined;
  return (open) => {
    clearTimeout(timer);
    if (open === 0 && seconds !== undefined) timer = setTimeout(idle, seconds * 1000);
  };
}

/** Starts the core in a worker thread and serves the window on the loopback address. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const files = new FileRegistry(mkdtempSync(join(tmpdir(), "throughline-")));
  const worker = new Worker(coreEntry());
  const { userDataDir, projectsDir, logFile, log } = options;
  const open = typeof options.open === "object" ? { project: files.hand(options.open.project) } : (options.open ?? null);
  const settings = { host: "web" as const, version, userDataDir, projectsDir, resourcesDir, logFile, open };
  const core = startCore(workerWire(worker), settings, files);
  try {
    await core.started;
    return await listen(options, files, core, worker);
  } catch (error) {
    await core.close();
    await worker.terminate();
    files.close();
    log.error({ error: String(error) }, "the web host could not start");
    throw error;
  }
}

async function listen(options: WebHostOptions, files: FileRegistry, core: CoreHandle<MessagePort>, worker: Worker): Promise<WebHost> {
  const { log } = options;
  const access = new Access();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const sockets = new Sockets(
    (port) => core.connect(port),
    idleWatch(options.idleSeconds, () => void close()),
  );
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.error({ error: String(error), url: request.url }, "a request failed");
      if (!response.headersSent) say(response, 500, "Something went wrong inside Throughline.");
      else response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!access.rightHost(request)) return say(response, 421, "Wrong host.");
    const url = new URL(request.url ?? "/", access.origin);
    const reads = request.method === "GET" || request.method === "HEAD";
    if (reads && url.pathname === "/" && url.searchParams.has("token")) {
      const cookie = access.redeem(url.searchParams.get("token"));
      if (cookie) response.setHeader("set-cookie", cookie);
      else if (!access.known(request)) return say(response, 401, usedAddress);
      response.writeHead(302, { location: "/" }).end();
      return;
    }
    if (!access.known(request)) return say(response, 401, usedAddress);
    if (url.pathname === "/files" && request.method === "POST") {
      if (!access.ownPage(request)) return say(response, 403, "Wrong origin.");
      return takeUpload(request, response, files, options.uploadLimit ?? 2 * GIBIBYTE);
    }
    if (!reads) return say(response, 405, "Not allowed.");
    if (url.pathname.startsWith("/files/")) return giveDownload(response, files, url.pathname.slice("/files/".length));
    return sendWindowFile(response, options.rendererDir ?? rendererDir, url.pathname, request.method === "GET");
  }

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const allowed = request.url === "/rpc" && access.rightHost(request) && access.known(request) && access.ownPage(request);
    if (allowed) sockets.accept(request, socket, head);
    else socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
  });

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await core.close();
      await worker.terminate();
      files.close();
      end();
    })();
    return closing;
  };

  const url = access.bind(await bound(server, options.port ?? 0));
  return { url, origin: access.origin, ended, close };
}

function bound(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(
        taken
          ? new InputError("port-taken", `Port ${port} cannot be used here.`, { todo: "Name another port, or none for any that is free." })
          : error,
      );
    });
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
