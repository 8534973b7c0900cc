import { expect, it } from "vitest";
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
