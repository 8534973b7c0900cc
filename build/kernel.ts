/** Compiles the dry run's kernel to WebAssembly and writes `src-shared/engine/fast/kernel-bytes.ts`, which is kept with the sources. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "assemblyscript/asc";

const root = join(import.meta.dirname, "..");
const target = join(root, "src-shared/engine/fast/kernel-bytes.ts");

/** The module's text for `kernel-bytes.ts`. */
export async function kernelModule(): Promise<string> {
  let bytes: Uint8Array | undefined;
  const options = ["--runtime", "stub", "-O3", "--noAssert", "--use", "abort=", "--outFile", "kernel.wasm"];
  const { error, stderr } = await main(["src-kernel/index.ts", "--baseDir", root, ...options], {
    writeFile: (_name: string, contents: Uint8Array | string) => {
      bytes = contents as Uint8Array;
    },
  });
  if (error || !bytes) throw new Error(`The kernel does not compile: ${error?.message ?? "nothing was written"}\n${stderr.toString()}`);
  return [
    "/** Made by `npm run kernel` from `src-kernel`. */",
    `export const kernelBase64 =\n  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(target, await kernelModule());
  console.log(target);
}
