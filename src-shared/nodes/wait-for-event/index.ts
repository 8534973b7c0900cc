import { z } from "zod";
import { segmentSchema } from "../../model/segment.ts";
import { defineNode } from "../kind.ts";

const config = z.looseObject({
  /** A response to a message, or an event of the imported history's. */
  event: z.string().min(1),
  /** Which of them count: responses by `node` or `channel`, other events by their attributes. */
  where: segmentSchema.optional(),
  /** Id of the only message whose responses count. */
  from: z.string().min(1).optional(),
  /** Absent: until the longest stay in the journey is over. */
  timeoutHours: z.number().min(0).optional().meta({
    title: "At most",
    description: "Then they leave by the outlet time-out; empty, as long as the journey lasts.",
    unit: "hours",
  }),
  countEarlier: z
    .boolean()
    .default(false)
    .meta({ title: "Count earlier ones", description: "Off: only those that come from the arrival here on." }),
});
type Config = z.infer<typeof config>;

const SECONDS_PER_HOUR = 3600;
const hours = (n: number) => `${n} hour${n === 1 ? "" : "s"}`;

export const waitForEvent = defineNode<Config>({
  kind: "wait-for-event",
  label: "Wait for event",
  group: "time",
  icon: "ear",
  help: "Holds everyone until an event comes, such as a response to a message, or until the time is up.",
  config,
  defaults: () => ({ event: "opened", timeoutHours: 72, countEarlier: false }),
  outlets: () => [
    { id: "event", label: "event" },
    { id: "timeout", label: "time-out" },
  ],
  describe: ({ event, timeoutHours }) => (timeoutHours === undefined ? event : `${event}, at most ${hours(timeoutHours)}`),
  leaves: ({ event, timeoutHours }, outlet, name) => {
    const within = timeoutHours === undefined ? "" : ` within ${timeoutHours} h`;
    return `${outlet === "event" ? event : `not ${event}`}${within} at "${name}"`;
  },
  lint: () => [],
  compile: ({ event, where, from, timeoutHours, countEarlier }) => ({
    op: "listen",
    event,
    where: where ?? null,
    from: from ?? null,
    seconds: timeoutHours === undefined ? null : Math.round(timeoutHours * SECONDS_PER_HOUR),
    countEarlier,
  }),
});
