import { expect, it } from "vitest";
import type { Segment } from "../model/segment.ts";
import { withLabels } from "./labelled.ts";
import { sentence } from "./sentence.ts";

it("says rules by the labels of fields and the names of events that people read", () => {
  const labels: Record<string, string> = { managed_wifi: "Managed Wi-Fi", note: "" };
  const segment = {
    all: [
      { field: "managed_wifi", op: "=" as const, value: true },
      {
        any: [
          { event: "limit_hit", atLeast: 2 },
          { field: "note", op: "is-missing" as const },
        ],
      },
    ],
  };
  expect(sentence(withLabels(segment, (field) => labels[field]))).toBe(
    "Managed Wi-Fi is yes and (at least 2 limit hit events or note is missing)",
  );
});

it("says a rule on a score by the label of the field that it means", () => {
  const label = (field: string) => ({ rfm_group: "RFM group", rfm_recency: "RFM recency (1 to 5)" })[field];
  const said = (segment: Segment) => sentence(withLabels(segment, label));
  expect(said({ score: "rfm", op: "=", value: "Champions" })).toBe("RFM group is Champions");
  expect(said({ none: [{ score: "rfm", part: "recency", op: ">=", value: 4 }] })).toBe("not (RFM recency (1 to 5) is at least 4)");
  expect(said({ score: "churn", op: ">", value: 0.1 })).toBe("churn_hazard is above 0.1");
});
