import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { journeyV1Schema } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import { lintJourney } from "./index.ts";
import { everyone, message, splitting, testJourney, waiting } from "./test-journey.ts";

const root = join(import.meta.dirname, "../..");
const unknown = (journey: Parameters<typeof lintJourney>[0]) => lintJourney(journey).filter(({ id }) => id === "unknown-setting");

it("names misspelt settings anywhere in a journey, with the known ones that were meant", () => {
  const journey = testJourney(
    [
      everyone,
      {
        ...message("mail"),
        config: { costs: 1, message: { text: "Hello", tone: "warm" }, retry: { attempts: 1, afterHours: 2, untill: "opened" } },
      },
      splitting({ all: [{ event: "limit_hit", withindays: 30 }] }),
      waiting("w", { until: { field: "ends", ofsetDays: 2 } }),
    ],
    [],
    {
      $schema: "journey.schema.json",
      exitwhen: null,
      settings: {
        bogus: 1,
        model: { fatique: { on: true }, events: { outage: { perMonth: 1, permonth: 2 } } },
        budget: { total: 5, totall: 10 },
        pools: [{ id: "agents", perday: 3, servers: 1, handlingSeconds: 60 }],
      },
    },
  );
  expect(unknown(journey).map(({ path, message, node }) => [path, message, node])).toEqual([
    ["settings.pools[0].perday", 'Unknown setting "perday"; did you mean "perDay"?', undefined],
    ["settings.budget.totall", 'Unknown setting "totall"; did you mean "total"?', undefined],
    ["settings.model.events.outage.permonth", 'Unknown setting "permonth"; did you mean "perMonth"?', undefined],
    ["settings.model.fatique", 'Unknown setting "fatique"; did you mean "fatigue"?', undefined],
    ["settings.bogus", 'Unknown setting "bogus".', undefined],
    ["exitwhen", 'Unknown setting "exitwhen"; did you mean "exitWhen"?', undefined],
    ["nodes[1].config.costs", 'Unknown setting "costs"; did you mean "cost"?', "mail"],
    ["nodes[1].config.retry.untill", 'Unknown setting "untill"; did you mean "until"?', "mail"],
    ["nodes[2].config.branches[0].segment.all[0].withindays", 'Unknown setting "withindays"; did you mean "withinDays"?', "split"],
    ["nodes[3].config.until.ofsetDays", 'Unknown setting "ofsetDays"; did you mean "offsetDays"?', "w"],
  ]);
  expect(unknown(journey)[4]).toMatchObject({
    severity: "warning",
    fix: expect.stringMatching(/^It is kept, but does nothing\. Here are known: timeZone, /),
  });
});

it("keeps what it does not know", () => {
  const document = { ...testJourney([everyone]), later: { deep: [1] }, settings: { bogus: 1, model: { fatique: 2 } } };
  expect(journeyV1Schema.parse(document)).toMatchObject({ later: { deep: [1] }, settings: { bogus: 1, model: { fatique: 2 } } });
});

const files = [
  ...readdirSync(join(root, "assets/templates")).map((name) => `assets/templates/${name}`),
  "test/fixtures/ibm-retention.journey.json",
];
it.each(files)("knows everything in %s", (path) => {
  expect(unknown(journeyV1Schema.parse(JSON.parse(readFileSync(join(root, path), "utf8"))))).toEqual([]);
});

it.each([...nodeKinds])("knows the settings that a new %s begins with", (kind, { defaults }) => {
  expect(unknown(testJourney([{ id: "x", kind, config: defaults() as Record<string, unknown> }]))).toEqual([]);
});
