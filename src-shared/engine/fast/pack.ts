import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Cap, Hazard, Program, ProgramJourney, ProgramPool } from "../program.ts";
import { threshold } from "../random/philox.ts";
import { dayBounds } from "../time/days.ts";
import type { Zone } from "../time/zone.ts";
import type { Fields, Image, RecordFields } from "./image.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { allStages, stagesThatMatter } from "./matters.ts";
import { NODE_ARGUMENT, NODE_WORDS, nodeRecord, packCondition } from "./pack-nodes.ts";
import type { RowPlaces, Rows } from "./rows.ts";

const windows = ["rolling", "day", "week", "month"] as const;
const thens = ["hold", "skip", "exit"] as const;

/** Numbers of a charge's place. */
export const CHARGE_KEY = 10;
/** Bytes of records that are written again while a program runs, and where their fields lie. */
export const EXPERIMENT = { bytes: 48, verdictAt: 0, winner: 32 };
const EVENT_STREAM = { bytes: 40, times: 20 };
const SCAN = { bytes: 32, days: 20 };

/** Where things lie in the kernel's memory that are written while the program runs. */
export interface Packed {
  program: number;
  layout: Layout;
  experiments: number;
  /** By budget: places of the last charges, `CHARGE_KEY` numbers for each price. */
  lasts: number[];
  /** By pool: the list of its openings. */
  openings: number[];
  /** By node: where the address of what it does is written. */
  argumentsOf: number[];
  /** By node: response stages that are more than counts, as bits. */
  matters: number[];
}

const zoneRecord = (image: Image, { untils, offsets }: Zone): RecordFields => [
  {},
  { count: untils.length, untils: image.doubles(untils), offsets: image.doubles(offsets), padding: 0 },
];

function journeyRecord(image: Image, journey: ProgramJourney): RecordFields {
  const { maxDuration, conversionWindow, entryGap, entryLimit, priority, holdOut, holdSeconds, quiet, exitWhen, goalStage, goalEvent } =
    journey;
  return [
    {
      ...{ maxDuration, conversionWindow, entryGap, entryLimit, priority, holdOut: threshold(holdOut) },
      ...{ quietFrom: quiet?.from ?? 0, quietTo: quiet?.to ?? 0, holdSeconds },
    },
    {
      ...{ hasQuiet: Number(quiet !== null), quietThen: thens.indexOf(quiet?.then ?? "hold") },
      ...{ exitAtEndOfStep: Number(journey.exitAtEndOfStep), goalStage, goalEvent, budget: journey.budget },
      ...{ exitWhen: exitWhen ? packCondition(image, exitWhen) : 0, padding: 0 },
    },
  ];
}

const capRecord = ({ seconds, journey, channel, count, window }: Cap): RecordFields => [
  { seconds },
  { journey, channel, count, window: windows.indexOf(window) },
];

function packHazard(image: Image, hazard: Hazard | null | undefined): number {
  if (!hazard) return 0;
  const { rate, stream, classes } = hazard;
  const packed = image.records(
    "HazardClass",
    classes.map((one): RecordFields => [{ rate: one.rate }, { mask: one.mask, padding: 0 }]),
  );
  return image.record("Hazard", { rate }, { stream, count: classes.length, classes: packed, padding: 0 });
}

function poolRecord(image: Image, pool: ProgramPool, counts: number, periods: number, openings: number): RecordFields {
  const { patience, handling, fixed, servers, then, opens, closes } = pool;
  return [
    { patience, handling, longest: 0, askersLongest: 0, rowLongest: 0 },
    {
      ...{ fixed: Number(fixed), servers, then: thens.indexOf(then), periodCount: opens.length },
      ...{ opens: image.doubles(opens), closes: image.doubles(closes), counts, periods, openings, padding: 0 },
    },
  ];
}

/** The response model and what subscribers do without contact: doubles, then words. */
function modelFields(image: Image, { model, world, referral }: Program): [Fields, Fields] {
  const fatigue = model?.fatigue;
  const preference = model?.preference;
  return [
    {
      ...{ sigma: model?.sigma ?? 0, lambda: fatigue?.lambda ?? 0, kappa: fatigue?.kappa ?? 0, halfLife: fatigue?.halfLife ?? 1 },
      ...{ preferred: preference?.factor ?? 1, otherwise: preference?.otherwise ?? 1 },
      ...{ perContact: world?.churn?.perContact ?? 1, perConversion: world?.churn?.perConversion ?? 1, referralMean: referral?.mean ?? 0 },
    },
    {
      ...{ modelled: Number(model !== null), hasFatigue: Number(Boolean(fatigue)), onOdds: Number(fatigue?.onOdds ?? false) },
      ...{ prefers: Number(Boolean(preference)), weights: image.doubles(model?.weights ?? []) },
      tasteStreams: image.words(model?.tasteStreams ?? []),
      hours: image.words((model?.hours ?? []).map((table) => (table ? image.doubles(table) : 0))),
      ...{ hasWorld: Number(world !== null), baseline: packHazard(image, world?.baseline), churn: packHazard(image, world?.churn) },
      ...{ refers: Number(referral !== null), referralStream: referral?.stream ?? 0, referralMask: referral?.mask ?? -1 },
    },
  ];
}

function entryFields(image: Image, { entries, scans, triggers }: Program, places: RowPlaces): Fields {
  return {
    entryCount: entries.length,
    entries: image.records(
      "Entry",
      entries.map(({ time, node, mask, condition }): RecordFields => {
        return [{ time }, { node, mask, condition: condition ? packCondition(image, condition) : 0, padding: 0 }];
      }),
    ),
    scanCount: scans.length,
    scans: image.records(
      "Scan",
      scans.map(({ node, midnights, condition }, index): RecordFields => {
        const asked = { midnights: image.doubles(midnights), condition: condition ? packCondition(image, condition) : 0 };
        return [{}, { node, count: midnights.length, ...asked, offsets: places.scans[index]?.offsets ?? 0, days: 0, at: 0, wasIn: 0 }];
      }),
    ),
    triggerCount: triggers.length,
    triggers: image.records(
      "Trigger",
      triggers.map(
        ({ node, event, condition }): RecordFields => [{}, { node, event, condition: packCondition(image, condition), padding: 0 }],
      ),
    ),
  };
}

function packEvents(image: Image, { events }: Program, places: RowPlaces): number {
  return image.records(
    "EventStream",
    events.map(({ replayed, stream }, index): RecordFields => {
      const { offsets = 0, rates = 0 } = places.events[index] ?? {};
      return [{ next: 0 }, { replayed: Number(replayed), stream, offsets, times: 0, rates, drawn: 0, cursor: 0, arisen: 0 }];
    }),
  );
}

/** Writes a program as the kernel reads it. With `logging`, every step of subscribers is told. */
export function pack(image: Image, program: Program, rows: Rows, places: RowPlaces, logging: boolean): Packed {
  const { start, end, pools, budgets, experiments, zones, journeys, nodes } = program;
  const bounds = dayBounds(zones[program.journeyZone] as Zone, start, end);
  const layout = layoutOf(program, bounds.length - 1);
  const matters = logging ? allStages(program) : stagesThatMatter(program);
  const openings = pools.map(() => image.record("List", {}, { data: 0, count: 0, capacity: 0, padding: 0 }));
  const lasts = budgets.map(({ prices }) => image.doubles(new Float64Array(prices.length * CHARGE_KEY)));
  const nodesAt = image.records(
    "Node",
    nodes.map((node, index) => nodeRecord(image, node, layout.nodes + index * layout.stride, matters[index] as number)),
  );
  const experimentsAt = image.records(
    "Experiment",
    experiments.map(({ metric, arms }, index): RecordFields => {
      const open = { verdictAt: Number.POSITIVE_INFINITY, arrival: 0, askersArrival: 0, rowArrival: 0 };
      return [open, { winner: -1, metric, arms, counts: layout.arms[index] as number }];
    }),
  );
  const [modelDoubles, modelWords] = modelFields(image, program);
  const entries = entryFields(image, program, places);
  const events = packEvents(image, program, places);
  const address = image.record(
    "Program",
    { start, end, origin: bounds.length > 2 ? (bounds[1] as number) - SECONDS_PER_DAY : start, ...modelDoubles },
    {
      ...{ seedLow: program.seedLow, seedHigh: program.seedHigh, logging: Number(logging) },
      ...{
        journeyCount: journeys.length,
        journeys: image.records(
          "Journey",
          journeys.map((journey) => journeyRecord(image, journey)),
        ),
      },
      ...{ nodeCount: nodes.length, nodes: nodesAt },
      ...{
        zones: image.records(
          "Zone",
          zones.map((zone) => zoneRecord(image, zone)),
        ),
        journeyZone: program.journeyZone,
      },
      ...{ capCount: program.caps.length, caps: image.records("Cap", program.caps.map(capRecord)), channelCount: program.channels.length },
      ...entries,
      ...{ eventCount: program.events.length, events, poolCount: pools.length },
      pools: image.records(
        "Pool",
        pools.map((pool, at) => poolRecord(image, pool, layout.pools[at] as number, layout.periods[at] as number, openings[at] as number)),
      ),
      budgetCount: budgets.length,
      budgets: image.records(
        "Budget",
        budgets.map((_, at): RecordFields => [{}, { counts: layout.budgets[at] as number, lasts: lasts[at] as number }]),
      ),
      ...{ experimentCount: experiments.length, experiments: experimentsAt },
      ...{ stageCount: program.stages.length, messageCount: program.messages, fieldCount: program.fields },
      optOutField: image.words(program.optOutField),
      ...modelWords,
      ...{ size: layout.size, stages: layout.stages, dayCount: bounds.length - 1, dayBounds: image.doubles(bounds) },
      ...{ dayNodes: layout.dayNodes, dayAsked: layout.dayAsked, dayServed: layout.dayServed, dayGone: layout.dayGone },
      ...{ high: places.high, low: places.low, zoneOf: places.zoneOf, preferredOf: places.preferredOf },
      ...{ masks: image.words(places.masks), consent: image.words(places.consent) },
      ...{ address: image.words(places.address), dates: image.words(places.dates) },
      ...{ sample: places.sample, suppressed: places.suppressed, churned: places.churned },
    },
  );
  for (const [at, stream] of program.events.entries())
    rows.addEvents(stream, places.events[at]?.offsets as number, events + at * EVENT_STREAM.bytes + EVENT_STREAM.times);
  for (const [at, scan] of program.scans.entries())
    rows.addScan(scan, places.scans[at]?.offsets as number, (entries.scans as number) + at * SCAN.bytes + SCAN.days);
  const argumentsOf = nodes.map((_, index) => nodesAt + (index * NODE_WORDS + NODE_ARGUMENT) * 4);
  return { program: address, layout, experiments: experimentsAt, lasts, openings, argumentsOf, matters };
}
