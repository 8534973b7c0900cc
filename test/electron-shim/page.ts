import type { Codec } from "./codec.ts";

// The functions of this file run in the page: their text is sent there, so each stands alone.

/** A call or a value on its way between the two worlds of a page. */
type Wrapped = unknown;
interface Settled {
  id: number;
  ok: boolean;
  value: Wrapped;
}
interface CallMessage {
  id: number;
  args: Wrapped;
}
type World = "main" | "isolated";

/** Lets the two worlds of a page call each other's functions, by events that are delivered at once. */
export function bridgeWorlds(side: World) {
  const other: World = side === "main" ? "isolated" : "main";
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const replies: Settled[] = [];
  let last = 0;
  const fire = (name: string, detail: unknown) => window.dispatchEvent(new CustomEvent(`electron-shim:${name}`, { detail }));
  const hear = <T>(name: string, react: (detail: T) => void) =>
    window.addEventListener(`electron-shim:${name}`, (event) => {
      event.stopImmediatePropagation();
      react((event as CustomEvent).detail);
    });
  const plain = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

  function wrap(value: unknown): Wrapped {
    if (typeof value === "function") {
      last += 1;
      functions.set(last, value as () => unknown);
      return { $function: last };
    }
    if (value instanceof Promise) {
      last += 1;
      const id = last;
      value.then(
        (result) => fire(`settle-${other}`, { id, ok: true, value: wrap(result) }),
        (error) => fire(`settle-${other}`, { id, ok: false, value: messageOf(error) }),
      );
      return { $promise: id };
    }
    if (Array.isArray(value)) return value.map(wrap);
    return plain(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, wrap(member)])) : value;
  }
  function unwrap(value: Wrapped): unknown {
    if (Array.isArray(value)) return value.map(unwrap);
    if (!plain(value)) return value;
    if ("$function" in value) return (...args: unknown[]) => call(value.$function as number, args);
    if ("$promise" in value) return new Promise((resolve, reject) => promises.set(value.$promise as number, { resolve, reject }));
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unwrap(member)]));
  }
  function call(id: number, args: unknown[]): unknown {
    fire(`call-${other}`, { id, args: wrap(args) });
    const reply = replies.pop();
    if (!reply) throw new Error("contextBridge: the other world did not answer");
    if (reply.ok) return unwrap(reply.value);
    throw new Error(String(reply.value));
  }
  hear<Settled>(`reply-${side}`, (reply) => replies.push(reply));
  hear<Settled>(`settle-${side}`, ({ id, ok, value }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.resolve(unwrap(value));
    else promise?.reject(new Error(String(value)));
  });
  hear<CallMessage>(`call-${side}`, ({ id, args }) => {
    try {
      const run = functions.get(id);
      if (!run) throw new Error("contextBridge: the function is gone");
      fire(`reply-${other}`, { id, ok: true, value: wrap(run(...(unwrap(args) as unknown[]))) });
    } catch (error) {
      fire(`reply-${other}`, { id, ok: false, value: messageOf(error) });
    }
  });
  const freeze = (value: unknown): unknown => {
    if (plain(value)) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  if (side === "main") {
    hear<{ key: string; api: Wrapped }>("expose", ({ key, api }) =>
      Object.defineProperty(window, key, { value: freeze(unwrap(api)), enumerable: true }),
    );
    // A new window is the main process's to decide; the page sees null, as after a refusal.
    window.open = (url = "about:blank") => {
      fire("open", String(new URL(url, location.href)));
      return null;
    };
    // Electron tells a port that its other end is gone, which browsers do not (MessagePorts, "Extension: close event"): here by a last message.
    window.addEventListener("message", ({ ports }) => {
      for (const port of ports)
        port.addEventListener("message", (event) => {
          if (event.data !== "electron-shim:closed") return;
          event.stopImmediatePropagation();
          port.dispatchEvent(new Event("close"));
        });
    });
  }
  return {
    expose: (key: string, api: unknown) => fire("expose", { key, api: wrap(api) }),
    onOpen: (react: (url: string) => void) => hear("open", react),
  };
}

/** What crosses between the page and the main process, as JSON. */
export type PageMessage =
  | { type: "send"; channel: string; args: unknown }
  | { type: "invoke"; id: number; channel: string; args: unknown }
  | { type: "open"; url: string }
  | { type: "port"; id: string; data: unknown; ports: string[] }
  | { type: "port-closed"; id: string };
export type MainMessage =
  | { type: "ipc"; channel: string; args: unknown; ports: string[] }
  | { type: "reply"; id: number; channel: string; ok: boolean; value: unknown }
  | { type: "port"; id: string; data: unknown; ports: string[] }
  | { type: "port-closed"; id: string };

interface IsolatedGlobals {
  electronShimSend(text: string): void;
  electronShimDeliver(message: MainMessage): void;
}

/** In the isolated world: what `require("electron")` is in a sandboxed preload. */
export function rendererModule(worlds: ReturnType<typeof bridgeWorlds>, { encode, decode }: Codec) {
  const globals = globalThis as unknown as IsolatedGlobals;
  const post = (message: PageMessage) => globals.electronShimSend(JSON.stringify(message));
  const ports = new Map<string, MessagePort>();
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;

  function adopt(port: MessagePort, id: string): string {
    ports.set(id, port);
    port.onmessage = ({ data, ports: given }) => {
      const ids = given.map((each) => {
        last += 1;
        return adopt(each, `p${last}`);
      });
      post({ type: "port", id, data: encode(data), ports: ids });
    };
    port.addEventListener("close", () => {
      if (ports.delete(id)) post({ type: "port-closed", id });
    });
    return id;
  }
  const receive = (id: string): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    adopt(port1, id);
    return port2;
  };
  globals.electronShimDeliver = (message) => {
    if (message.type === "ipc") {
      const event = { ports: message.ports.map(receive) };
      for (const listen of [...(listeners.get(message.channel) ?? [])]) listen(event, ...(decode(message.args) as unknown[]));
    } else if (message.type === "reply") {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) call?.resolve(decode(message.value));
      else call?.reject(new Error(`Error invoking remote method '${message.channel}': ${message.value}`));
    } else {
      const port = ports.get(message.id);
      if (message.type === "port") port?.postMessage(decode(message.data), message.ports.map(receive));
      else {
        ports.delete(message.id);
        port?.postMessage("electron-shim:closed");
        port?.close();
      }
    }
  };
  worlds.onOpen((url) => post({ type: "open", url }));
  const ipcRenderer = {
    on(channel: string, listener: () => void) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    off(channel: string, listener: () => void) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((each) => each !== listener),
      );
    },
    send: (channel: string, ...args: unknown[]) => post({ type: "send", channel, args: encode(args) }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        post({ type: "invoke", id: last, channel, args: encode(args) });
      }),
  };
  // A page's File has no path here: the name stands for it.
  const webUtils = { getPathForFile: (file: File) => `/dropped/${file.name}` };
  return { ipcRenderer, webUtils, contextBridge: { exposeInMainWorld: worlds.expose } };
}
