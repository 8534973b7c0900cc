import { EventEmitter } from "node:events";

/** What the command line said, filled in by `boot.ts` before anything else runs. */
export const config = {
  appPath: process.cwd(),
  manifest: {} as { name?: string; productName?: string; version?: string; main?: string; type?: string },
  switches: [] as string[],
};

/** Value of `--name=value`; "" for a bare `--name`; undefined when it is not given. */
export function switchValue(name: string): string | undefined {
  const found = config.switches.find((text) => text === `--${name}` || text.startsWith(`--${name}=`));
  return found?.slice(name.length + 3);
}

/** Names the world of the preload, as Electron does. */
export const ISOLATED_WORLD = "Electron Isolated Context";

/** An event that can be held back. */
export function preventable<T extends object>(members: T) {
  return {
    ...members,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** A part of Electron that is not emulated: using it says so. */
export function unsupported(name: string): unknown {
  const refuse = () => {
    throw new Error(`electron-shim: ${name} is not emulated`);
  };
  return new Proxy(refuse, {
    get: (_target, key) => (typeof key === "symbol" || key === "then" ? undefined : unsupported(`${name}.${key}`)),
    construct: () => refuse(),
  });
}

/** Emits for every listener; Electron's modules never run out of them. */
export class Emitter extends EventEmitter {
  constructor() {
    super();
    this.setMaxListeners(0);
  }
}
