import { WasmModule } from "../../lib/wasm.ts";
import { purposes, streamOf } from "../random/streams.ts";
import { kernelBase64 } from "./kernel-bytes.ts";

/** What `src-kernel/index.ts` exports. Addresses are positions in its memory; a list is a record of address, count and capacity. */
export interface Kernel {
  memory: { readonly buffer: ArrayBuffer };
  allocate(bytes: number): number;
  build(program: number, zoneCount: number, holdOutStream: number, orderStream: number): void;
  beginPass(replication: number, until: number, generous: number, from: number, to: number): void;
  run(first: number, from: number, to: number): void;
  runAgain(first: number, row: number, last: number): void;
  runToEnd(first: number, row: number): void;
  replace(first: number, row: number): void;
  focus(on: number): number;
  served(): number;
  handling(): number;
  counts(): number;
  arrival(experiment: number, asked: number): number;
  longest(pool: number, asked: number): number;
  charges(asked: number): number;
  askerRows(): number;
  openRequests(): number;
  openCount(): number;
  logged(): number;
  tooOften(): number;
  recover(): void;
}

const kernelModule = new WasmModule<Kernel>(kernelBase64);

/** A kernel with a memory of its own. */
export const startKernel = (): Kernel => kernelModule.start();

export const holdOutStream = streamOf("", purposes.holdOut);
export const orderStream = streamOf("", purposes.order);

/** The items of a list in the kernel's memory. */
export function listAt(kernel: Kernel, list: number): { data: number; count: number } {
  const words = new Uint32Array(kernel.memory.buffer, list, 2);
  return { data: words[0] as number, count: words[1] as number };
}
