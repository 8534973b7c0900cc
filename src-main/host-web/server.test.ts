import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { fileSchema } from "../../src-shared/contract/files.ts";
import { silentLog } from "../core/log.ts";
import { startWebHost, type WebHost, type WebHostOptions } from "./server.ts";

const home = mkdtempSync(join(tmpdir(), "web-host-"));
const rendererDir = join(home, "window");
const folders = { userDataDir: join(home, "data"), projectsDir: join(home, "projects"), logFile: join(home, "data/log") };
const start = (options: Partial<WebHostOptions> = {}) => startWebHost({ ...folders, log: silentLog, rendererDir, ...options });

let host: WebHost;
let cookie: string;

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
type Ask = { method?: string; headers?: Record<string, string>; body?: string | Buffer; host?: WebHost };

/** A request as it stands: `fetch` would tidy paths and refuse some headers. */
function ask(path: string, { method = "GET", headers = {}, body, host: to = host }: Ask = {}): Promise<Reply> {
  const { hostname, port } = new URL(to.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const pathOf = (url: string) => `${new URL(url).pathname}${new URL(url).search}`;

async function enter(to: WebHost): Promise<string> {
  const { status, headers } = await ask(pathOf(to.url), { host: to });
  expect(status).toBe(302);
  const set = headers["set-cookie"]?.[0] ?? "";
  expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  return set.split(";")[0] ?? "";
}

/** Opens a socket; the status of the refusal, or the open socket. */
function knock(headers: Record<string, string>, path = "/rpc", to = host): Promise<WebSocket | number> {
  const socket = new WebSocket(`${to.origin.replace("http", "ws")}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on("open", () => resolve(socket));
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("error", () => undefined);
  });
}

async function client(): Promise<{ core: CoreClient; close(): void }> {
  const socket = await knock({ cookie, origin: host.origin });
  if (typeof socket === "number") throw new Error(`refused with ${socket}`);
  socket.binaryType = "arraybuffer";
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { core: createORPCClient(link), close: () => socket.close() };
}

beforeAll(async () => {
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, "index.html"), "<!doctype html><title>window</title>");
  writeFileSync(join(home, "secret.txt"), "secret");
  host = await start({ uploadLimit: 1_000_000 });
  cookie = await enter(host);
});
afterAll(() => host.close());

it("listens on the loopback address only", () => {
  expect(new URL(host.origin).hostname).toBe("127.0.0.1");
});

it("serves the window with its security headers to whoever holds the cookie", async () => {
  const { status, headers, body } = await ask("/", { headers: { cookie } });
  expect(status).toBe(200);
  expect(body.toString()).toContain("<title>window</title>");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

it("refuses whoever has no token, a wrong token or a wrong cookie", async () => {
  expect((await ask("/")).status).toBe(401);
  expect((await ask("/?token=wrong")).status).toBe(401);
  expect((await ask("/", { headers: { cookie: `${cookie}x` } })).status).toBe(401);
  expect((await ask("/index.html", { headers: { cookie: "throughline=1" } })).status).toBe(401);
});

it("refuses a token that was used", async () => {
  expect((await ask(pathOf(host.url))).status).toBe(401);
});

it("refuses a foreign Host header", async () => {
  const { port } = new URL(host.origin);
  for (const name of [`evil.example:${port}`, `localhost:${port}`, "127.0.0.1"]) {
    expect((await ask("/", { headers: { cookie, host: name } })).status, name).toBe(421);
  }
});

it("refuses paths that lead outside of the window's folder", async () => {
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "//etc/passwd", "/%00", "/%ff"]) {
    const { status, body } = await ask(path, { headers: { cookie } });
    expect(status, path).toBe(404);
    expect(body.toString()).not.toContain("secret");
  }
});

it("refuses methods that are not its own", async () => {
  for (const method of ["PUT", "DELETE", "POST", "OPTIONS"]) expect((await ask("/", { method, headers: { cookie } })).status).toBe(405);
});

it("refuses sockets without cookie, from another origin or to another path", async () => {
  const { origin } = host;
  expect(await knock({ origin })).toBe(403);
  expect(await knock({ cookie })).toBe(403);
  expect(await knock({ cookie, origin: "http://evil.example" })).toBe(403);
  expect(await knock({ cookie, origin: origin.replace("127.0.0.1", "localhost") })).toBe(403);
  expect(await knock({ cookie, origin }, "/other")).toBe(403);
  expect(await knock({ cookie, origin, host: "evil.example" })).toBe(403);
  expect(await knock({ cookie, origin, "sec-fetch-site": "cross-site" })).toBe(403);
});

it("takes uploads from its own page only", async () => {
  const body = "a,b\n1,2\n";
  expect((await ask("/files", { method: "POST", body, headers: { cookie } })).status).toBe(403);
  expect((await ask("/files", { method: "POST", body, headers: { cookie, origin: "http://evil.example" } })).status).toBe(403);
  expect((await ask("/files", { method: "POST", body, headers: { origin: host.origin } })).status).toBe(401);
});

it("refuses an upload that is too large, announced or not", async () => {
  const headers = { cookie, origin: host.origin };
  const body = Buffer.alloc(1_000_001);
  expect((await ask("/files", { method: "POST", body, headers })).status).toBe(413);
  const unannounced = await ask("/files", { method: "POST", body, headers: { ...headers, "transfer-encoding": "chunked" } });
  expect(unannounced.status).toBe(413);
});

it("carries calls, uploads and downloads to the core and back", async () => {
  const { core, close } = await client();
  expect((await core.app.info()).host).toBe("web");
  expect(await core.project.current()).toBeNull();
  await expect(core.subscribers.fields()).rejects.toMatchObject({ code: "UNAVAILABLE" });

  const made = await core.project.create({ name: "Täglich / täglich" });
  expect(existsSync(join(folders.projectsDir, "Täglich täglich.throughline"))).toBe(true);
  const copy = await core.project.saveCopy();
  const { status, headers, body } = await ask(`/files/${copy.token}`, { headers: { cookie } });
  expect(status).toBe(200);
  expect(headers["content-disposition"]).toMatch(
    /^attachment; filename="T_glich t_glich.throughline"; filename\*=UTF-8''T%C3%A4glich%20t%C3%A4glich\.throughline$/,
  );
  expect(body.length).toBe(copy.bytes);
  expect(body.subarray(0, 15).toString()).toBe("SQLite format 3");

  const sent = await ask("/files", {
    method: "POST",
    body,
    headers: { cookie, origin: host.origin, "x-file-name": encodeURIComponent("../Zurück.throughline") },
  });
  expect(sent.status).toBe(201);
  const upload = fileSchema.parse(JSON.parse(sent.body.toString()));
  expect(upload).toMatchObject({ name: "Zurück.throughline", bytes: copy.bytes });
  // An upload is not handed out again, and a project among uploads is kept in the projects folder before it is opened.
  expect((await ask(`/files/${upload.token}`, { headers: { cookie } })).status).toBe(404);
  const opened = await core.project.open({ file: upload.token });
  expect(opened.id).toBe(made.id);
  expect(opened.place).toContain("Zurück.throughline");
  expect(readdirSync(folders.projectsDir)).toContain("Zurück.throughline");
  expect((await core.project.recent()).map(({ name }) => name)).toEqual(["Täglich / täglich", "Täglich / täglich"]);
  close();
});

it("refuses unknown and malformed file tokens", async () => {
  for (const token of ["file_0123456789abcdef", "..%2f..%2fsecret.txt", ""]) {
    expect((await ask(`/files/${token}`, { headers: { cookie } })).status).toBe(404);
  }
  expect((await ask("/files/file_0123456789abcdef")).status).toBe(401);
});

it("drops a socket that sends more than a message may have", async () => {
  const socket = await knock({ cookie, origin: host.origin });
  if (typeof socket === "number") throw new Error("refused");
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  socket.send(Buffer.alloc(33 * 1024 * 1024));
  expect(await closed).toBe(1009);
});

it("ends by itself when its last window has gone", async () => {
  const own = await start({ idleSeconds: 0.2, userDataDir: join(home, "other") });
  const ownCookie = await enter(own);
  const headers = { cookie: ownCookie, origin: own.origin };
  const first = await knock(headers, "/rpc", own);
  if (typeof first === "number") throw new Error("refused");
  first.close();
  // A reload comes back in time.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = await knock(headers, "/rpc", own);
  if (typeof second === "number") throw new Error("refused");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await ask("/", { host: own, headers: { cookie: ownCookie } })).status).toBe(200);
  second.close();
  await own.ended;
  await expect(ask("/", { host: own })).rejects.toThrow("ECONNREFUSED");
});

it("says in a sentence why a project cannot be opened", async () => {
  const path = join(home, "foreign.throughline");
  writeFileSync(path, createHash("sha256").update(randomBytes(9)).digest("hex").repeat(100));
  await expect(start({ open: { project: path } })).rejects.toMatchObject({
    name: "InputError",
    code: "project-foreign",
    where: path,
  });
});
