import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileTokenSchema } from "../../../src-shared/contract/files.ts";
import { FileRegistry, safeName } from "./registry.ts";

const scratch = () => mkdtempSync(join(tmpdir(), "registry-"));

it("makes names harmless", () => {
  expect(safeName("../../etc/passwd")).toBe("etc passwd");
  expect(safeName('a<b>:"c"\\d|e?f*g\u0000h\n')).toBe("a b c d e f g h");
  expect(safeName("...")).toBe("file");
  expect(safeName("")).toBe("file");
  expect(safeName("Übersicht 2026.csv")).toBe("Übersicht 2026.csv");
  expect(safeName("x".repeat(999))).toHaveLength(150);
});

it("hands out tokens that name files, and forgets them", async () => {
  const files = new FileRegistry(scratch());
  const token = files.hand("/some/where/base.csv");
  expect(fileTokenSchema.parse(token)).toBe(token);
  expect(await files.resolve(token)).toEqual({ path: "/some/where/base.csv", name: "base.csv", temporary: false });
  files.drop(token);
  await expect(files.resolve(token)).rejects.toMatchObject({ code: "file-unknown" });
  await expect(files.resolve("file_0123456789abcdef0123")).rejects.toMatchObject({ code: "file-unknown" });
});

it("gives only downloads out again, and leaves nothing behind", async () => {
  const folder = scratch();
  const files = new FileRegistry(folder);
  const upload = files.makeUpload("../up.csv");
  expect(upload.path.startsWith(join(folder, "in"))).toBe(true);
  writeFileSync(upload.path, "x");
  const download = await files.makeDownload("plan.pdf");
  expect(files.download(download.token)?.path).toBe(download.path);
  expect(files.download(upload.token)).toBeUndefined();
  expect(files.download(files.hand("/etc/hostname"))).toBeUndefined();
  files.drop(upload.token);
  expect(existsSync(upload.path)).toBe(false);
  files.close();
  expect(existsSync(folder) && readdirSync(folder).length > 0).toBe(false);
});
