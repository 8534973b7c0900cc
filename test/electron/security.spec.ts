import { expect, test } from "@playwright/test";
import type { DesktopBridge } from "../../src-shared/contract/bridge.ts";
import { isStandIn, type Launched, launch } from "./launch.ts";

declare global {
  interface Window {
    throughline?: DesktopBridge;
  }
}

let run: Launched;
test.beforeAll(async () => {
  run = await launch();
});
test.afterAll(() => run.app.close());

test("the page is sandboxed and isolated, without Node", async () => {
  const seen = await run.page.evaluate(() =>
    ["require", "process", "module", "Buffer", "electron", "ipcRenderer"].filter((name) => name in window),
  );
  expect(seen).toEqual([]);
  const preferences = await run.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const known = window as unknown as { webPreferences?: object; webContents: { getLastWebPreferences?(): object } };
    return known.webContents.getLastWebPreferences?.() ?? known.webPreferences;
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test("the bridge is narrow and frozen", async () => {
  const bridge = await run.page.evaluate(() => {
    const { throughline } = window;
    return { names: Object.keys(throughline ?? {}).sort(), frozen: Object.isFrozen(throughline) };
  });
  expect(bridge).toEqual({
    names: ["connect", "handFile", "onMenu", "pickFile", "pickFiles", "pickProjectPlace", "platform", "saveFile", "setTitle"],
    frozen: true,
  });
});

test("the page comes by app:// with a strict content security policy", async () => {
  if (!isStandIn) expect(run.page.url()).toMatch(/^app:\/\/throughline\//);
  const policy = await run.page.evaluate(async () => (await fetch(location.href)).headers.get("content-security-policy"));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  const inline = await run.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.inlineScriptRan = true";
    document.head.append(script);
    return "inlineScriptRan" in window;
  });
  expect(inline).toBe(false);
});

test("the protocol serves nothing outside of the window's folder", async () => {
  const statuses = await run.page.evaluate(async () => {
    const paths = ["/..%2f..%2fpackage.json", "/%2e%2e/main/main.cjs", "/nothing.js"];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([404, 404, 404]);
  expect(await run.page.evaluate(async () => (await fetch("/", { method: "POST" })).status)).toBe(405);
});

test("every permission is denied", async () => {
  const decided = await run.app.evaluate(({ session }) => {
    const kept = session.defaultSession as unknown as {
      permissionRequest?: (contents: null, permission: string, decide: (granted: boolean) => void) => void;
      permissionCheck?: () => boolean;
      devicePermission?: () => boolean;
    };
    if (!kept.permissionRequest) return null;
    const granted: boolean[] = [];
    for (const permission of ["media", "geolocation", "notifications", "clipboard-read"])
      kept.permissionRequest(null, permission, (answer) => granted.push(answer));
    return [...granted, kept.permissionCheck?.(), kept.devicePermission?.()];
  });
  if (decided) expect(decided).toEqual([false, false, false, false, false, false]);
  else expect(await run.page.evaluate(() => Notification.requestPermission())).toBe("denied");
});

test("navigation, redirects and new windows are refused, and nothing is opened outside", async () => {
  const before = run.page.url();
  await run.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedOutside: opened });
    shell.openExternal = async (address: string) => void opened.push(address);
  });
  await run.page.evaluate(() => {
    window.open("https://example.invalid/");
    location.href = "https://example.invalid/";
  });
  await expect.poll(() => run.log()).toContain("a navigation was refused");
  await expect.poll(() => run.log()).toContain("an address outside of the application was refused");
  expect(run.page.url()).toBe(before);
  expect(run.app.windows()).toHaveLength(1);
  expect(await run.app.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside)).toEqual([]);
});

test("the main process refuses strangers and what does not fit", async () => {
  const refused = await run.page.evaluate(async () => {
    const failure = (promise: Promise<unknown> | undefined) =>
      promise?.then(
        () => "answered",
        (error: Error) => error.message,
      );
    return [
      await failure(window.throughline?.pickFile("everything" as never)),
      await failure(window.throughline?.saveFile("/etc/passwd")),
      await failure(window.throughline?.pickProjectPlace("")),
    ];
  });
  for (const message of refused) expect(message).not.toBe("answered");
  const stranger = await run.app.evaluate(async ({ ipcMain }) => {
    const event = { sender: {}, senderFrame: { url: "https://example.invalid/" } };
    ipcMain.emit("core:connect", event);
    ipcMain.emit("window:title", event, "owned");
    return true;
  });
  expect(stranger).toBe(true);
  await expect.poll(() => run.log()).toContain("a message from a stranger was refused");
});
