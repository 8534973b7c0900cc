import { z } from "zod";
import { segmentSchema } from "../../model/segment.ts";
import { isEveryone } from "../../segments/constant.ts";
import { sentence } from "../../segments/sentence.ts";
import { defineNode, nextOutlet } from "../kind.ts";

const config = z.looseObject({
  /** Name of the event; empty while none is chosen. */
  event: z.string(),
  /** Which of its events count, by their attributes. */
  where: segmentSchema.optional(),
  /** Who enters at the event. */
  segment: segmentSchema.default({ all: [] }),
});
type Config = z.infer<typeof config>;

function atEach({ event, where, segment }: Config): string {
  if (event === "") return "no event chosen yet";
  const which = where === undefined ? event : `${event} where ${sentence(where)}`;
  return isEveryone(segment) ? `at each ${which}` : `at each ${which}, if ${sentence(segment)}`;
}

export const eventEntry = defineNode<Config>({
  kind: "event-entry",
  label: "Event",
  group: "entry",
  icon: "bolt",
  help: "Whoever has an event, such as an outage or a limit hit, enters at that moment.",
  config,
  defaults: () => ({ event: "", segment: { all: [] } }),
  outlets: () => [...nextOutlet],
  describe: atEach,
  enters: atEach,
  finds: { "event-entry/no-event": { severity: "error", about: "No event is chosen at which subscribers enter." } },
  lint: ({ event }) =>
    event === ""
      ? [
          {
            id: "event-entry/no-event",
            severity: "error",
            message: "No event is chosen, so nobody enters here.",
            fix: "Choose the event at which subscribers enter.",
            path: "event",
          },
        ]
      : [],
  compile: ({ event, where, segment }) => ({ op: "entry", segment, entry: { rule: "event", event, where: where ?? null } }),
});
