import type { Parameters } from "../../src-shared/contract/parameters.ts";
import { percentText, priceText } from "../../src-shared/lib/numbers.ts";
import type { ProjectParameter } from "../../src-shared/model/parameters.ts";
import { perText } from "../../src-shared/plan/words.ts";
import { sentence } from "../../src-shared/segments/sentence.ts";
import { table } from "./text.ts";

type Number = Pick<ProjectParameter, "stage" | "value" | "per" | "badge">;

const amount = (stage: ProjectParameter["stage"], value: number, currency: string) =>
  stage === "cost" ? priceText(value, currency) : percentText(value);

/** `30 % per message delivered (yours)`. */
export const rateText = ({ stage, value, per, badge }: Number, currency: string): string =>
  `${amount(stage, value, currency)} per ${perText(per)} (${badge})`;

/** Whom a number is for. */
export const classText = ({ segment, segmentName }: Pick<ProjectParameter, "segment" | "segmentName">): string =>
  segment === null ? "everyone" : (segmentName ?? sentence(segment));

/** Everything in force, a line for each number; of a segment only what is not as for everyone. */
export function parameterTable({ channels }: Parameters, currency: string): string[] {
  const rows = channels.flatMap(({ channel, classes }) =>
    classes.flatMap(({ segment, rates }) =>
      rates
        .filter(({ layer }) => segment === null || layer === "segment" || layer === "calibrated")
        .map(({ stage, value, per, low, high, n, badge, layer, source }) => [
          channel,
          stage,
          segment === null ? "everyone" : classText({ segment: segment.segment, segmentName: segment.name }),
          `${amount(stage, value, currency)} per ${perText(per)}`,
          low === null || high === null ? "" : `${amount(stage, low, currency)} to ${amount(stage, high, currency)}`,
          n === null ? "" : String(n),
          badge,
          layer,
          source,
        ]),
    ),
  );
  return table(["channel", "stage", "for", "in force", "8 in 10", "contacts", "badge", "layer", "source"], rows);
}
