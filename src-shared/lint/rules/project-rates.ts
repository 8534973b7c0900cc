import type { Channel } from "../../channels/channel.ts";
import { inForce, type RateClass, segmentsOf } from "../../channels/in-force.ts";
import { channelOf } from "../../channels/index.ts";
import { percent, type ResolvedStage, resolveResponse } from "../../channels/resolve-response.ts";
import { strengthOf } from "../../channels/strength.ts";
import type { ProjectParameter } from "../../model/parameters.ts";
import type { Response } from "../../model/response.ts";
import { sentence } from "../../segments/sentence.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Rates of the project that a message's own numbers leave no room for, for one class of subscribers. */
const fittedBy = (channel: Channel, response: Response): ResolvedStage[] => {
  const { funnel, consent, problems } = resolveResponse(channel, response);
  if (problems.length > 0) return [];
  return [...funnel, ...consent].filter(({ fitted, strength }) => fitted?.by.given && strength > strengthOf("shipped"));
};

const classesOf = (channel: Channel, parameters: readonly ProjectParameter[]): (RateClass | null)[] => [
  null,
  ...segmentsOf(channel, parameters),
];

/** Numbers of a message that contradict the project's rates: the run makes these fit, which is seldom what was meant. */
export const projectRates: LintRule = {
  finds: {
    "contradicting-project-rates": {
      severity: "warning",
      about: "A rate of a message contradicts a rate of the project, so that a run would take another number.",
    },
  },
  check: ({ graph, parameters }) =>
    parsedNodes(graph).flatMap(({ node, path, parsed: { op } }) => {
      if (op.op !== "send") return [];
      const channel = channelOf(op.channel);
      const seen = new Set<string>();
      return classesOf(channel, parameters).flatMap((own) =>
        fittedBy(inForce(channel, parameters, own?.key ?? null), op.response).flatMap(({ stage, per, marginal, fitted }) => {
          if (!fitted || seen.has(`${stage} ${fitted.value}`)) return [];
          seen.add(`${stage} ${fitted.value}`);
          const { how, value, by } = fitted;
          const whose = own === null ? "The project's rate" : `The project's rate for ${own.name ?? sentence(own.segment)}`;
          return [
            {
              id: "contradicting-project-rates",
              severity: "warning" as const,
              message: `${whose} of "${stage}", ${percent(value)} per ${per}, contradicts "${by.stage}" as given here: a run would take ${percent(marginal)} of the messages sent for it.`,
              fix: `${how === "Raised" ? "Lower" : "Raise"} "${by.stage}", or give "${stage}" here too.`,
              node: node.id,
              path: `${path}.config.response.${by.stage}`,
            },
          ];
        }),
      );
    }),
};
