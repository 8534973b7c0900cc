/** Compiles `src-kernel` to WebAssembly; the bytes are kept with the sources that use them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "assemblyscript/asc";

const root = join(import.meta.dirname, "..");

/** What is compiled, and where its bytes are kept. */
export const modules = [
  { entry: "src-kernel/index.ts", target: "src-shared/engine/fast/kernel-bytes.ts", options: ["--enable", "simd"] },
  { entry: "src-kernel/rows/index.ts", target: "src-main/core/import/cutter-bytes.ts", options: ["--enable", "simd"] },
  { entry: "src-kernel/cells/index.ts", target: "src-main/core/import/builders/cell-bytes.ts", options: [] },
  { entry: "src-kernel/masks/index.ts", target: "src-shared/operators/mask-bytes.ts", options: ["--enable", "simd"] },
] as const;

/** The text of the file that keeps a module's bytes. */
export async function moduleText({ entry, options }: (typeof modules)[number]): Promise<string> {
  let bytes: Uint8Array | undefined;
  const fixed = ["--runtime", "stub", "-O3", "--noAssert", "--use", "abort=", "--outFile", "kernel.wasm"];
  const { error, stderr } = await main([entry, "--baseDir", root, ...fixed, ...options], {
    writeFile: (_name: string, contents: Uint8Array | string) => {
      bytes = contents as Uint8Array;
    },
  });
  if (error || !bytes) throw new Error(`${entry} does not compile: ${error?.message ?? "nothing was written"}\n${stderr.toString()}`);
  return [
    `/** Made by \`npm run kernel\` from \`${entry}\`. */`,
    `export const kernelBase64 =\n  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  for (const one of modules) {
    writeFileSync(join(root, one.target), await moduleText(one));
    console.log(one.target);
  }
}
