/** The part of the platform's WebAssembly that is used; every host of the core has it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
  RuntimeError: new () => Error;
};

/** Every host has it, and it takes a twentieth of the time of a loop over digits. */
declare const atob: (base64: string) => string;

/** A module that is compiled once; `start` gives an instance with a memory of its own. */
export class WasmModule<Exports> {
  readonly #base64: string;
  #compiled: object | undefined;

  constructor(base64: string) {
    this.#base64 = base64;
  }

  start(): Exports {
    this.#compiled ??= new WebAssembly.Module(bytesOf(this.#base64));
    return new WebAssembly.Instance(this.#compiled, {}).exports as Exports;
  }
}

/** Whether an error is a module's way of giving up. */
export const isTrap = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
