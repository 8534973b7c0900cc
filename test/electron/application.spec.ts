import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launch } from "./launch.ts";

test("the window reaches the core, the menu reaches the window, and quitting leaves a clean file", async () => {
  test.slow();
  const { app, page, userData, problems, log } = await launch(["--open-sample"]);
  await expect(page.locator("[data-screen]")).toBeVisible();
  await expect(page.locator("[data-ready='true']").first()).toBeVisible();
  const menu = (id: string) => app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id);
  for (const place of ["segments", "subscribers", "results", "journeys"]) {
    await menu(`go-${place}`);
    await expect(page.locator(`[data-screen="${place}"]`)).toBeVisible();
  }
  const window = await app.browserWindow(page);
  await expect.poll(() => window.evaluate((w) => w.getTitle())).toContain("Sample workspace");
  expect(await window.evaluate((w) => w.isVisible())).toBe(true);
  await window.evaluate((w) => w.setBounds({ x: 40, y: 30, width: 1200, height: 800 }));
  expect(problems).toEqual([]);
  await app.close();

  const sample = join(userData, "Sample workspace.throughline");
  expect(existsSync(sample)).toBe(true);
  expect(existsSync(`${sample}-wal`)).toBe(false);
  expect(JSON.parse(readFileSync(join(userData, "window.json"), "utf8"))).toMatchObject({ x: 40, y: 30, width: 1200, height: 800 });
  expect(log()).not.toContain('"level":50');

  const again = await launch([sample], userData);
  const bounds = await (await again.app.browserWindow(again.page)).evaluate((w) => w.getBounds());
  expect(bounds).toMatchObject({ width: 1200, height: 800 });
  await again.app.close();
});

test("dialogs hand out tokens, and a made file is saved where the dialog said", async () => {
  const { app, page, documents, userData } = await launch();
  const place = join(userData, "Made by dialog.throughline");
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, place);
  const handed = await page.evaluate(() => window.throughline?.pickProjectPlace("Spring"));
  expect(handed).toMatchObject({ name: "Made by dialog.throughline", bytes: 0 });
  expect(handed?.token).toMatch(/^file_/);

  const csv = join(userData, "base.csv");
  writeFileSync(csv, "id,plan\n1,A\n");
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, csv);
  expect(await page.evaluate(() => window.throughline?.pickFile("table"))).toMatchObject({ name: "base.csv", bytes: 12 });
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
  });
  expect(await page.evaluate(() => window.throughline?.pickFile("project"))).toBeNull();
  expect(existsSync(documents)).toBe(false);
  await app.close();
});

test("a project that cannot be opened is told in a dialog, and the window opens all the same", async () => {
  const { app, page, userData } = await launch();
  await app.close();
  const foreign = join(userData, "foreign.throughline");
  writeFileSync(foreign, "not a project");
  const second = await launch([foreign], userData);
  await expect(second.page.locator("#root")).not.toBeEmpty();
  await second.app.close();
  expect(page.isClosed()).toBe(true);
});

test("a window whose import is not finished asks before it closes, and is kept or closed as answered", async () => {
  const { app, page, userData } = await launch(["--open-sample"]);
  // The driver answers a page's questions by itself unless somebody listens; the application is to answer this one.
  page.on("dialog", () => undefined);
  await page.locator("[data-ready='true']").first().waitFor();
  const csv = join(userData, "base.csv");
  writeFileSync(csv, "id,plan\n1,A\n");
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, csv);
  const answer = (wanted: "Stay" | "Close anyway") =>
    app.evaluate(({ dialog, BrowserWindow }, label) => {
      return new Promise<string>((resolve) => {
        dialog.showMessageBoxSync = ((_window: unknown, { message, buttons = [] }: { message: string; buttons?: string[] }) => {
          resolve(message);
          return buttons.indexOf(label);
        }) as typeof dialog.showMessageBoxSync;
        BrowserWindow.getAllWindows()[0]?.close();
      });
    }, wanted);
  await page.evaluate(() => {
    location.hash = "#/import";
  });
  await page.getByRole("button", { name: "Choose files…" }).click();
  await expect(page.getByTestId("step-title")).toContainText("How the file was read");

  expect(await answer("Stay")).toBe("Close the window and lose what is not saved?");
  await expect(page.getByTestId("step-title")).toContainText("How the file was read");
  await page.getByRole("button", { name: "Columns", exact: true }).click();
  await expect(page.getByTestId("step-title")).toContainText("What the columns become");

  const gone = page.waitForEvent("close");
  await answer("Close anyway");
  await gone;
  await app.close();
});
