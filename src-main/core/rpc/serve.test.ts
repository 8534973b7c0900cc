import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { expect, it } from "vitest";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { contract } from "../../../src-shared/contract/index.ts";
import { errorLine, InputError } from "../../../src-shared/lib/input-error.ts";
import { isCancelled } from "../cancelled.ts";
import { runJob } from "../jobs.ts";
import type { Log } from "../ports.ts";
import { Unavailable } from "../unavailable.ts";
import { failureOf } from "./failure.ts";
import type { Handlers } from "./handlers.ts";
import { serve } from "./serve.ts";

type Loose = { [Domain in keyof Handlers]?: Partial<Handlers[Domain]> };

/** Handlers of which only the given ones do something. */
function handlersWith(some: Loose): Handlers {
  const domains = Object.entries(contract).map(([domain, calls]) => {
    const refuse = () => {
      throw new Error("not part of this test");
    };
    const all = Object.fromEntries(Object.keys(calls).map((name) => [name, refuse]));
    return [domain, { ...all, ...some[domain as keyof Handlers] }];
  });
  return Object.fromEntries(domains) as Handlers;
}

function recordingLog() {
  const lines: object[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (details) => void lines.push(details) };
  return { lines, log };
}

/** Clients of the same handlers: in memory, and over a pair of ports. */
function clients(some: Loose) {
  const { lines, log } = recordingLog();
  const server = serve(handlersWith(some), log);
  const { port1, port2 } = new MessageChannel();
  server.connect(port2);
  port2.start();
  const remote: CoreClient = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return { memory: server.client(), remote, lines, close: () => port1.close() };
}

async function failed(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return failureOf(error);
}

const preferences = { colorScheme: "dark" as const, window: {} };

it("answers the same in memory and over a port", async () => {
  const { memory, remote, close } = clients({ app: { preferences: () => preferences } });
  expect(await memory.app.preferences()).toEqual(preferences);
  expect(await remote.app.preferences()).toEqual(preferences);
  close();
});

it("turns an input error into INPUT with its sentences", async () => {
  const wrong = () => {
    throw new InputError("file-odd", "The file is odd.", { where: "a.csv:3", todo: "Mend it.", more: ["And so is line 4."] });
  };
  const { memory, remote, lines, close } = clients({ app: { preferences: wrong } });
  for (const client of [memory, remote]) {
    const failure = await failed(client.app.preferences());
    expect(failure).toMatchObject({ kind: "INPUT", code: "file-odd", more: ["And so is line 4."] });
    expect(failure && errorLine(failure)).toBe("a.csv:3: The file is odd. Mend it.");
  }
  expect(lines).toEqual([]);
  close();
});

it("turns what cannot be had into UNAVAILABLE", async () => {
  const none = () => {
    throw new Unavailable("no-project", "No project is open.");
  };
  const { remote, close } = clients({ subscribers: { fields: none } });
  expect(await failed(remote.subscribers.fields())).toMatchObject({ kind: "UNAVAILABLE", code: "no-project" });
  close();
});

it("keeps the inside of a fault to the log", async () => {
  const broken = () => {
    throw new TypeError("secret.path is not a function");
  };
  const { memory, remote, lines, close } = clients({ app: { preferences: broken } });
  for (const client of [memory, remote]) {
    const failure = await failed(client.app.preferences());
    expect(failure).toMatchObject({ kind: "INTERNAL", code: "internal" });
    expect(JSON.stringify(failure)).not.toContain("secret");
  }
  expect(lines).toHaveLength(2);
  expect(JSON.stringify(lines)).toContain("secret.path is not a function");
  close();
});

it("refuses input that does not fit the contract, and output too", async () => {
  const odd = { setPreferences: () => ({ colorScheme: "pink" }) as never };
  const { remote, lines, close } = clients({ app: odd });
  const input = await failed(remote.app.setPreferences({ colorScheme: "pink" } as never));
  expect(input).toMatchObject({ kind: "INPUT", code: "call-invalid" });
  expect(input?.message).toContain("colorScheme");
  expect(await failed(remote.app.setPreferences(preferences))).toMatchObject({ kind: "INTERNAL" });
  expect(lines).toHaveLength(1);
  close();
});

/** A job that ends only when it is told to. */
function endlessJob() {
  const told = Promise.withResolvers<void>();
  const openSample: Handlers["project"]["openSample"] = (_input, { signal }) =>
    runJob([signal], ({ progress, signal: own }) => {
      own.addEventListener("abort", () => told.resolve());
      progress("Working", 1, 2);
      return new Promise<never>(() => undefined);
    });
  return { told: told.promise, openSample };
}

it("cancels a job when the caller stops reading, in memory and over a port", async () => {
  for (const kind of ["memory", "remote"] as const) {
    const { told, openSample } = endlessJob();
    const { close, ...both } = clients({ project: { openSample } });
    for await (const { label } of await both[kind].project.openSample()) {
      expect(label).toBe("Working");
      break;
    }
    await told;
    close();
  }
});

it("cancels a job when its signal fires or its line breaks", async () => {
  const first = endlessJob();
  const a = clients({ project: { openSample: first.openSample } });
  const abort = new AbortController();
  const reading = (async () => {
    for await (const _progress of await a.memory.project.openSample(undefined, { signal: abort.signal })) abort.abort();
  })();
  await expect(reading).rejects.toSatisfy(isCancelled);
  await first.told;
  a.close();

  const second = endlessJob();
  const b = clients({ project: { openSample: second.openSample } });
  const job = await b.remote.project.openSample();
  await job.next();
  b.close();
  await second.told;
});

it("translates the failure of a running job", async () => {
  const openSample: Handlers["project"]["openSample"] = () =>
    runJob([], async ({ progress }) => {
      progress("Working", 1, 2);
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new InputError("file-odd", "The file is odd.");
    });
  const { memory, remote, close } = clients({ project: { openSample } });
  for (const client of [memory, remote]) {
    const read = async () => {
      for await (const _progress of await client.project.openSample());
    };
    expect(await failed(read())).toMatchObject({ kind: "INPUT", code: "file-odd" });
  }
  close();
});

it("refuses a line that still shows a project which another one has replaced", async () => {
  let open: string | undefined = "first";
  const handlers = handlersWith({
    project: { current: () => null },
    subscribers: { fields: () => [] },
    app: { preferences: () => preferences },
  });
  const server = serve(handlers, recordingLog().log, () => open);
  const line = () => {
    const { port1, port2 } = new MessageChannel();
    server.connect(port2);
    port2.start();
    port1.start();
    return { client: createORPCClient(new RPCLink({ port: port1 })) as CoreClient, close: () => port1.close() };
  };
  const one = line();
  const two = line();
  await one.client.project.current();
  expect(await one.client.subscribers.fields()).toEqual([]);
  open = "second";
  await one.client.project.current();
  await two.client.project.current();
  expect(await two.client.subscribers.fields()).toEqual([]);
  expect(await failed(one.client.subscribers.fields())).toMatchObject({ kind: "UNAVAILABLE", code: "project-changed" });
  expect(await one.client.app.preferences()).toEqual(preferences);
  expect(await server.client().subscribers.fields()).toEqual([]);
  open = "first";
  expect(await one.client.subscribers.fields()).toEqual([]);
  one.close();
  two.close();
});
