import { Emitter } from "./config.ts";

/** Where the messages of a port go that was handed to another process or page. */
interface Remote {
  send(data: unknown, ports: MessagePortMain[]): void;
  close(): void;
}

/** Electron's MessagePortMain: a queue until started or handed over. */
export class MessagePortMain extends Emitter {
  #queue: [unknown, MessagePortMain[]][] = [];
  #started = false;
  #closed = false;
  #remote: Remote | undefined;
  #peer: MessagePortMain | undefined;

  static pair(): [MessagePortMain, MessagePortMain] {
    const pair: [MessagePortMain, MessagePortMain] = [new MessagePortMain(), new MessagePortMain()];
    pair[0].#peer = pair[1];
    pair[1].#peer = pair[0];
    return pair;
  }

  postMessage(data: unknown, ports: MessagePortMain[] = []): void {
    if (this.#remote) throw new Error("The port was handed over.");
    this.#peer?.arrive(structuredClone(data), ports);
  }

  start(): void {
    this.#started = true;
    this.#deliver();
  }

  close(): void {
    this.shut();
    this.#peer?.shut();
  }

  /** A message from the other end. */
  arrive(data: unknown, ports: MessagePortMain[]): void {
    if (this.#closed) return;
    this.#queue.push([data, ports]);
    this.#deliver();
  }

  /** Sends what arrives elsewhere from now on. */
  handOver(remote: Remote): void {
    if (this.#remote) throw new Error("The port was handed over already.");
    this.#remote = remote;
    this.#deliver();
  }

  /** A message from where the port was handed to; it goes to the other end. */
  fromRemote(data: unknown, ports: MessagePortMain[]): void {
    this.#peer?.arrive(data, ports);
  }

  remoteClosed(): void {
    this.#closed = true;
    this.#peer?.shut();
  }

  shut(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#remote) this.#remote.close();
    else setImmediate(() => this.emit("close"));
  }

  #deliver(): void {
    if (!this.#remote && !this.#started) return;
    for (const [data, ports] of this.#queue.splice(0)) {
      if (this.#remote) this.#remote.send(data, ports);
      else setImmediate(() => this.emit("message", { data, ports }));
    }
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    [this.port1, this.port2] = MessagePortMain.pair();
  }
}

/** A message of some port on a link that carries many. */
export type PortMessage = { type: "port"; id: string; data: unknown; ports: string[] } | { type: "port-closed"; id: string };

export const isPortMessage = (message: { type?: unknown }): message is PortMessage =>
  message.type === "port" || message.type === "port-closed";

/** Carries any number of ports over one ordered link. */
export class PortMux {
  readonly #ports = new Map<string, MessagePortMain>();
  readonly #post: (message: PortMessage) => void;
  readonly #tag: string;
  #last = 0;

  /** `tag` keeps the two ends' ids apart. */
  constructor(tag: string, post: (message: PortMessage) => void) {
    this.#tag = tag;
    this.#post = post;
  }

  /** Hands a port to the other side; the result names it there. */
  send(port: MessagePortMain): string {
    this.#last += 1;
    const id = `${this.#tag}${this.#last}`;
    this.#ports.set(id, port);
    // The message that names the port goes first.
    setImmediate(() => port.handOver(this.#remote(id)));
    return id;
  }

  /** A port that the other side handed over. */
  receive(id: string): MessagePortMain {
    const [mine, theirs] = MessagePortMain.pair();
    this.#ports.set(id, theirs);
    theirs.handOver(this.#remote(id));
    return mine;
  }

  handle(message: PortMessage): void {
    const port = this.#ports.get(message.id);
    if (message.type === "port")
      port?.fromRemote(
        message.data,
        message.ports.map((id) => this.receive(id)),
      );
    else {
      this.#ports.delete(message.id);
      port?.remoteClosed();
    }
  }

  closeAll(): void {
    for (const port of this.#ports.values()) port.remoteClosed();
    this.#ports.clear();
  }

  #remote(id: string): Remote {
    return {
      send: (data, ports) => this.#post({ type: "port", id, data, ports: ports.map((port) => this.send(port)) }),
      close: () => {
        this.#ports.delete(id);
        this.#post({ type: "port-closed", id });
      },
    };
  }
}
