import { expect, it } from "vitest";
import { type Parameters, parametersSchema } from "../../../src-shared/contract/parameters.ts";
import { type ProjectParameter, projectParameterSchema } from "../../../src-shared/model/parameters.ts";
import { testProject } from "../../../test/support/project.ts";
import { Workspace } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { parameterHandlers } from "./parameters.ts";

const call = { signal: undefined };
const fiber = { field: "plan", op: "=" as const, value: "Fiber" };
const rate = (given: Partial<ProjectParameter>): ProjectParameter =>
  projectParameterSchema.parse({
    ...{ layer: "workspace", channel: "email", stage: "opened", value: 0.3, per: "delivered", badge: "yours", source: "Set" },
    ...given,
  });

function started() {
  const workspace = new Workspace();
  workspace.take(testProject());
  return { workspace, handlers: parameterHandlers({ workspace } as CoreParts) };
}

/** An answer as it arrives. */
const read = async (answer: unknown) => parametersSchema.parse(await answer);

/** What is in force for a stage of email, for everyone and for each segment. */
const opened = ({ channels }: Parameters) =>
  channels.find(({ channel }) => channel === "email")?.classes.map(({ rates }) => rates.find(({ stage }) => stage === "opened")?.value);

it("tells what is in force, changes it, and takes it back", async () => {
  const { workspace, handlers } = started();
  const before = await read(handlers.list(undefined, call));
  expect(before.own).toEqual([]);
  expect(opened(before)).toEqual([0.22]);
  expect(opened(await read(handlers.set({ parameters: [rate({})] }, call)))).toEqual([0.3]);
  const both = await read(
    handlers.set({ parameters: [rate({ layer: "segment", segment: fiber, value: 0.4 }), rate({ value: 0.25 })] }, call),
  );
  expect(opened(both)).toEqual([0.25, 0.4]);
  expect(both.own).toHaveLength(2);
  expect(workspace.project().rules().parameters).toEqual(both.own);
  const place = {
    layer: "segment" as const,
    channel: "email",
    stage: "opened" as const,
    segment: { value: "Fiber", op: "=" as const, field: "plan" },
  };
  expect(opened(await read(handlers.remove(place, call)))).toEqual([0.25]);
  expect(() => handlers.remove(place, call)).toThrow(/no such number/);
  expect(opened(await read(handlers.replace({ parameters: both.own }, call)))).toEqual([0.25, 0.4]);
  await handlers.set({ parameters: [rate({ channel: "sms", stage: "clicked" })] }, call);
  expect((await read(handlers.reset({ channel: "email" }, call))).own).toMatchObject([{ channel: "sms" }]);
  expect((await read(handlers.reset({}, call))).own).toEqual([]);
});

it.each([
  [{ channel: "pigeon" }, /no channel "pigeon"/],
  [{ stage: "answered" }, /Email has no stage "answered"/],
  [{ per: "clicked" }, /"opened" of Email cannot be per clicked/],
  [{ stage: "cost", per: "answered" }, /"cost" of Email cannot be per answered/],
] as const)("refuses %j and changes nothing", async (wrong, message) => {
  const { handlers } = started();
  expect(() => handlers.set({ parameters: [rate({}), rate(wrong)] }, call)).toThrow(message);
  expect((await read(handlers.list(undefined, call))).own).toEqual([]);
});

it.each([
  [{ value: 4 }, /4 % is written 0.04/],
  [{ layer: "segment" }, /names the segment/],
  [{ segment: fiber }, /for everyone/],
  [{ layer: "segment", segment: fiber, stage: "cost", per: "sent" }, /same for every subscriber/],
  [{ low: 0.5 }, /lower bound/],
] as const)("takes no number such as %j", (wrong, message) => {
  expect(() => rate(wrong as Partial<ProjectParameter>)).toThrow(message);
});
