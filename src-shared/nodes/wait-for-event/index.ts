import { z } from "zod";
import { responseEvents } from "../../channels/response-events.ts";
import { segmentSchema } from "../../model/segment.ts";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  event: z.string().min(1),
  /** Which responses count, by `node` or `channel`. */
  where: segmentSchema.optional(),
  /** Id of the only message whose responses count. */
  from: z.string().min(1).optional(),
  /** Absent: until the longest stay in the journey is over. */
  timeoutHours: z.number().min(0).optional(),
  countEarlier: z.boolean().default(false),
});
type Config = z.infer<typeof config>;

const SECONDS_PER_HOUR = 3600;
/** Another spelling of `opted-out`. */
const events = [...responseEvents(), "optedOut"];

const hours = (n: number) => `${n} hour${n === 1 ? "" : "s"}`;

export const waitForEvent = defineNode<Config>({
  kind: "wait-for-event",
  label: "Wait for event",
  group: "time",
  icon: "ear",
  help: "Holds everyone until they respond to a message, or until the time is up.",
  config,
  defaults: () => ({ event: "opened", timeoutHours: 72, countEarlier: false }),
  outlets: () => [
    { id: "event", label: "event" },
    { id: "timeout", label: "time-out" },
  ],
  describe: ({ event, timeoutHours }) => (timeoutHours === undefined ? event : `${event}, at most ${hours(timeoutHours)}`),
  lint: ({ event }) =>
    events.includes(event)
      ? []
      : [
          {
            id: "wait-for-event/event",
            severity: "error",
            message: `The event "${event}" never happens in a dry run: only responses to messages do.`,
            fix: `Wait for one of ${responseEvents().join(", ")}.`,
            path: "event",
          },
        ],
  compile: ({ event, where, from, timeoutHours, countEarlier }) => ({
    op: "listen",
    event,
    where: where ?? null,
    from: from ?? null,
    seconds: timeoutHours === undefined ? null : Math.round(timeoutHours * SECONDS_PER_HOUR),
    countEarlier,
  }),
});
