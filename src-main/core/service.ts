import { Worker } from "node:worker_threads";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { type Core, createCore } from "./create-core.ts";
import { simulateEntry } from "./locations.ts";
import { fileLog } from "./log.ts";
import { failureOf } from "./rpc/failure.ts";
import { AskedFiles } from "./service/asked-files.ts";
import type { ServiceSettings, ToCore } from "./service/protocol.ts";
import { wireToHost } from "./service/wire.ts";

/** Entry of the core in its own worker thread (web host) or utility process (Electron). */
const wire = wireToHost();
const files = new AskedFiles((message) => wire.post(message));
let core: Core | undefined;

async function openFirst(client: CoreClient, open: ServiceSettings["open"]): Promise<void> {
  if (open === null) return;
  if (open === "sample") {
    for await (const _progress of await client.project.openSample());
  } else await client.project.open({ file: open.project });
}

async function start(settings: ServiceSettings): Promise<void> {
  const log = fileLog(settings.logFile, "core");
  process.on("unhandledRejection", (reason) =>
    log.error({ error: reason instanceof Error ? reason.stack : reason }, "unhandled rejection"),
  );
  core = createCore({ ...settings, files, log, now: () => new Date(), startWorker: () => new Worker(simulateEntry()) });
  try {
    await openFirst(core.client(), settings.open);
    wire.post({ type: "started" });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) log.error({ error: error instanceof Error ? error.stack : String(error) }, "the core could not start");
    wire.post({ type: "failed", failure: failure ?? { kind: "INTERNAL", code: "failed", message: String(error), more: [] } });
  }
}

async function obey(message: ToCore): Promise<void> {
  switch (message.type) {
    case "start":
      return start(message.settings);
    case "answer":
    case "answer-failed":
      return files.settle(message);
    case "close":
      await core?.close();
      return wire.post({ type: "closed" });
  }
}

wire.listen((message, port) => {
  if (message.type === "connect") {
    if (port) core?.connect(port);
  } else void obey(message);
});
