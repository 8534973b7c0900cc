import { z } from "zod";
import { segmentSchema } from "../../model/segment.ts";
import { sentence } from "../../segments/sentence.ts";
import { defineNode, nextOutlet } from "../kind.ts";

const config = z.looseObject({ segment: segmentSchema });
type Config = z.infer<typeof config>;

const newly = ({ segment }: Config) => `newly in: ${sentence(segment)}`;

export const qualification = defineNode<Config>({
  kind: "qualification",
  label: "Qualification",
  group: "entry",
  icon: "user-check",
  help: "Whoever newly comes to match a segment enters; everyone is looked at every midnight.",
  config,
  defaults: () => ({ segment: { all: [] } }),
  outlets: () => [...nextOutlet],
  describe: newly,
  enters: newly,
  lint: () => [],
  compile: ({ segment }) => ({ op: "entry", segment, entry: { rule: "qualify" } }),
});
