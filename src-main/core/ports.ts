import type { Worker } from "node:worker_threads";

/** A file that a token stands for. */
export interface HandedPath {
  path: string;
  /** The name the person knows it by; an upload lies elsewhere under another name. */
  name: string;
  /** True for an upload: it is removed when the application ends, so what shall stay must be copied. */
  temporary: boolean;
}

/** A file being made for download: written to `path`, fetched by `token`. */
export interface Download {
  token: string;
  path: string;
  name: string;
}

/** Files cross the contract as tokens; the host keeps what they stand for. */
export interface FilePorts {
  /** Throws InputError when the token is unknown or has been given up. */
  resolve(token: string): Promise<HandedPath>;
  makeDownload(name: string): Promise<Download>;
}

/** Where the application's own messages go; never to the person. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Everything the core needs from outside. Each host makes one of these. */
export interface CorePorts {
  host: "electron" | "web" | "cli" | "test";
  /** Version of the application. */
  version: string;
  files: FilePorts;
  /** Preferences, recent projects and the sample workspace. */
  userDataDir: string;
  /** Where a new project goes when no dialog said otherwise. */
  projectsDir: string;
  /** The folder of templates and schemas. */
  resourcesDir: string;
  log: Log;
  now(): Date;
  /** A worker thread of the dry run. */
  startWorker(): Worker;
  /** Whether the core's own thread runs subscribers, too: where one command waits for it and nobody else. */
  takesPart?: boolean;
}
