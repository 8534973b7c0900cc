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
  logged(): number;
  tooOften(): number;
  recover(): void;
}

/** The part of the platform's WebAssembly that is used; every host of the engine has it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
  RuntimeError: new () => Error;
};

/** Every host has it, and it takes a twentieth of the time of a loop over digits. */
declare const atob: (base64: string) => string;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};

let compiled: object | undefined;

/** A kernel with a memory of its own. */
export function startKernel(): Kernel {
  compiled ??= new WebAssembly.Module(bytesOf(kernelBase64));
  return new WebAssembly.Instance(compiled, {}).exports as Kernel;
}

/** Whether an error is the kernel's way of giving up. */
export const isTrap = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError;

export const holdOutStream = streamOf("", purposes.holdOut);
export const orderStream = streamOf("", purposes.order);

/** The items of a list in the kernel's memory. */
export function listAt(kernel: Kernel, list: number): { data: number; count: number } {
  const words = new Uint32Array(kernel.memory.buffer, list, 2);
  return { data: words[0] as number, count: words[1] as number };
}
