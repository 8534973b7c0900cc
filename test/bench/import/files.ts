import { closeSync, openSync, writeSync } from "node:fs";
import { random } from "../../../src-main/core/sample/random.ts";
import { dateText, dateTimeText } from "../../../src-shared/lib/civil.ts";

/** What a column holds, as every contender is to read it. */
export type Kind = "text" | "number" | "boolean" | "date" | "datetime";

/** A file to import: its columns in order, and which one is the subscriber's key. */
export interface BenchFile {
  readonly what: "subscribers" | "events";
  readonly columns: readonly (readonly [name: string, kind: Kind])[];
  readonly key: string;
}

const several = (count: number, name: string, kind: Kind) => Array.from({ length: count }, (_, n) => [`${name}_${n}`, kind] as const);

/** 30 columns of every type. */
export const subscribersFile: BenchFile = {
  what: "subscribers",
  key: "subscriber_id",
  columns: [
    ...(["subscriber_id", "first_name", "email", "phone", "town", "plan"] as const).map((name) => [name, "text"] as const),
    ...([
      ["joined", "date"],
      ["seen", "datetime"],
      ["note", "text"],
    ] as const),
    ...several(6, "count", "number"),
    ...several(6, "amount", "number"),
    ...several(5, "flag", "boolean"),
    ...several(4, "kind", "text"),
  ],
};

export const eventsFile: BenchFile = {
  what: "events",
  key: "subscriber_id",
  columns: [
    ["subscriber_id", "text"],
    ["event", "text"],
    ["at", "datetime"],
    ["channel", "text"],
    ["amount", "number"],
  ],
};

const plans = ["free", "starter", "pro", "business"];
const towns = Array.from({ length: 600 }, (_, n) => (n % 17 === 0 ? `"Port ${n}, West"` : `Town ${n}`));
const names = ["Ada", "José", "Zoë", "Liam", "Noah", "Søren", "Emma", "Kofi"];
const keyOf = (row: number) => `S${String(row).padStart(9, "0")}`;
const FROM = 1_600_000_000;
const TO = 1_770_000_000;

function write(path: string, { columns }: BenchFile, rows: number, cells: (row: number) => (string | number)[]): void {
  const file = openSync(path, "w");
  let text = `${columns.map(([name]) => name).join(",")}\n`;
  for (let row = 0; row < rows; row++) {
    text += `${cells(row).join(",")}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

/** Subscribers with some empty cells, some quoted ones and some letters outside of ASCII: a million take some 250 MB. */
export function writeSubscribers(path: string, rows: number): void {
  const draw = random("bench/import");
  write(path, subscribersFile, rows, (row) => {
    const cells: (string | number)[] = [
      keyOf(row),
      draw.pick(names),
      `user${row}@example.com`,
      `+1555${String(draw.whole(0, 9_999_999)).padStart(7, "0")}`,
      draw.pick(towns),
      draw.pick(plans),
      dateText(draw.whole(15_000, 20_000)),
      draw.chance(0.1) ? "" : `${dateTimeText(draw.whole(FROM, TO))}Z`,
      draw.chance(0.5) ? "" : `note ${draw.whole(0, 5000)} of a call with the support desk`,
    ];
    for (let n = 0; n < 6; n++) cells.push(draw.whole(0, 1000));
    for (let n = 0; n < 6; n++) cells.push(draw.chance(0.05) ? "" : (draw.next() * 500).toFixed(2));
    for (let n = 0; n < 5; n++) cells.push(draw.chance(0.3) ? "true" : "false");
    for (let n = 0; n < 4; n++) cells.push(`kind ${draw.whole(0, 40)}`);
    return cells;
  });
}

const types = ["visit", "visit", "visit", "limit_hit", "purchase"];

/** Events of so many subscribers, in no order. */
export function writeEvents(path: string, rows: number, subscribers: number): void {
  const draw = random("bench/events");
  write(path, eventsFile, rows, () => [
    keyOf(draw.whole(0, subscribers - 1)),
    draw.pick(types),
    `${dateTimeText(draw.whole(FROM, TO))}Z`,
    draw.pick(["web", "app", "call"]),
    draw.chance(0.6) ? "" : (draw.next() * 100).toFixed(2),
  ]);
}
