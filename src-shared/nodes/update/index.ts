import { z } from "zod";
import { defineNode, nextOutlet } from "../kind.ts";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: "expected a text, a number, true, false, or null for no value",
});
const config = z.looseObject({ set: z.record(z.string().min(1), value).default({}), stage: z.string().min(1).optional() });
type Config = z.infer<typeof config>;

function describe({ set, stage }: Config): string {
  const parts = Object.entries(set).map(([field, to]) => `${field} = ${to === null ? "no value" : String(to)}`);
  if (stage !== undefined) parts.push(`to ${stage}`);
  return parts.join(", ") || "changes nothing yet";
}

export const update = defineNode<Config>({
  kind: "update",
  label: "Update",
  group: "flow",
  icon: "pencil",
  help: "Sets fields of the subscriber for the rest of the dry run, or moves them to another stage.",
  config,
  defaults: () => ({ set: {} }),
  outlets: () => [...nextOutlet],
  describe,
  restage: (settings, from, to) => (settings.stage === from ? { ...settings, stage: to } : settings),
  finds: { "update/nothing": { severity: "warning", about: "An update sets no field and no stage." } },
  lint: ({ set, stage }) =>
    Object.keys(set).length > 0 || stage !== undefined
      ? []
      : [
          {
            id: "update/nothing",
            severity: "warning",
            message: "This update sets no field and no stage.",
            fix: "Set a field, or choose a stage.",
            path: "set",
          },
        ],
  compile: ({ set, stage }) => ({
    op: "update",
    set: Object.entries(set).map(([field, to]) => ({ field, value: to })),
    stage: stage ?? null,
  }),
});
