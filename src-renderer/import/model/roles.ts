import type { Inspection } from "../../../src-shared/model/import.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import { plainHeader } from "./names.ts";

export interface RoleSuggestion {
  role: FileRole;
  /** Header of the column that identifies its rows, or by which they are matched; null to leave what was detected. */
  key: string | null;
  /** Header in another file whose values the key is matched with; null for the subscribers' key. */
  on: string | null;
  /** Why, in a sentence. */
  why: string;
}

type Seen = Inspection["columns"][number];

const present = ({ rowsSampled }: Inspection, { missing }: Seen) => rowsSampled - missing;
const unique = (inspection: Inspection, seen: Seen) =>
  seen.type !== "boolean" && seen.repeated.cells === 0 && seen.missing === 0 && inspection.rowsSampled > 0;

const keyHeader = ({ mapping }: Inspection) => mapping?.columns.find(({ field }) => field === mapping.key)?.header ?? null;

const looksLikeId = (header: string) =>
  /(^|[^a-z])(id|key|no|number|uuid|account|customer|subscriber|member)$/i.test(header.trim()) ||
  /[a-z]I[dD]$/.test(header.trim()) ||
  /^(kunden|klant)[-_ ]?(nummer|nr|id)\.?$|^(n[uú]m([eé]ro)?|n[°ºo]\.?|c[oó]d(igo|ice|e)?|id)[-_ ]?(d[eo][-_ ])?client/i.test(
    header.trim(),
  );

/** Rows that may repeat a key or lack it, as a share, where its name says that it is one: they will be rejected. */
const FAULTY = 0.25;

/** Whether a column identifies the rows: it is different in every one, or named like a key and nearly so. */
const identifies = (inspection: Inspection, seen: Seen) =>
  unique(inspection, seen) || (looksLikeId(seen.header) && seen.repeated.cells + seen.missing < inspection.rowsSampled * FAULTY);

/** A column of dates, or one that is named so and in which most of the first values look like dates: a few that are none make it text. */
const saysWhen = ({ header, type, examples }: Seen) =>
  type === "datetime" ||
  type === "date" ||
  (/time|date|when|day|(^|[^a-z])at$/i.test(header) &&
    examples.filter((value) => /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(value)).length * 2 > Math.max(1, examples.length));

/**
 * A column that names people, who come again and again, beside one that says when: a file of events. The people's column has the name of a
 * known key or, where no column has one, that of an id.
 */
function eventKey(inspection: Inspection, keys: ReadonlySet<string>): string | null {
  if (!inspection.columns.some(saysWhen)) return null;
  const named = inspection.columns.filter(({ header }) => keys.has(plainHeader(header)));
  const who = (named.length > 0 ? named : inspection.columns.filter(({ header }) => looksLikeId(header))).find(
    (seen) => present(inspection, seen) > 0 && seen.repeated.cells > inspection.rowsSampled / 20,
  );
  return who?.header ?? null;
}

/** The header of a column that both files have and that identifies the rows of the first. */
function sharedWith(facts: Inspection, other: Inspection): string | null {
  const there = new Set(other.columns.map(({ header }) => plainHeader(header)));
  const found = facts.columns.filter((seen) => there.has(plainHeader(seen.header)) && unique(facts, seen));
  return found[0]?.header ?? null;
}

const likeness = (a: Inspection, b: Inspection) => {
  const there = new Set(b.columns.map(({ header }) => plainHeader(header)));
  return a.columns.filter(({ header }) => there.has(plainHeader(header))).length / Math.max(1, a.columns.length);
};

/**
 * What each of several files brings: `subscribers` the first whose rows are identified by the key that most files have, `facts` those that
 * are matched with it or with another column of the others, `events` those in which people come again with a time. `baseKey` and `baseFields`
 * are those of the subscribers that are there already; null and none where there are none. The order is that of `inspections`.
 */
export function suggestRoles(inspections: readonly Inspection[], baseKey: string | null, baseFields: readonly string[]): RoleSuggestion[] {
  const counts = new Map<string, number>();
  for (const inspection of inspections) {
    const key = keyHeader(inspection);
    const seen = inspection.columns.find(({ header }) => header === key);
    // A name that says so counts as much as another file that has it.
    if (key !== null && seen && identifies(inspection, seen))
      counts.set(plainHeader(key), (counts.get(plainHeader(key)) ?? (looksLikeId(key) ? 1 : 0)) + 1);
  }
  const common = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const keys = new Set([baseKey, common].flatMap((key) => (key === null ? [] : [plainHeader(key)])));
  const base = new Set(baseFields.map(plainHeader));
  const suggested: RoleSuggestion[] = [];
  const people: Inspection[] = [];
  for (const inspection of inspections) {
    const key = keyHeader(inspection);
    const plain = key === null ? null : plainHeader(key);
    const who = eventKey(inspection, keys);
    const own = inspection.columns.find(({ header }) => header === key);
    const identified = plain !== null && own !== undefined && identifies(inspection, own);
    if (who !== null && !(identified && plain === common)) {
      suggested.push({ role: "events", key: who, on: null, why: `“${who}” comes again and again beside a time, so these are events.` });
      continue;
    }
    const [first] = people;
    const others = inspection.columns.filter(({ header }) => plainHeader(header) !== plain);
    const fresh = others.filter(({ header }) => !base.has(plainHeader(header))).length;
    if (identified && !first && baseKey !== null && plain === plainHeader(baseKey) && fresh > others.length / 2) {
      suggested.push({
        role: "facts",
        key: null,
        on: null,
        why: `“${key}” is the subscribers' key, and most other columns are new to them.`,
      });
      continue;
    }
    if (identified && plain === common && !first) {
      people.push(inspection);
      suggested.push({ role: "subscribers", key: null, on: null, why: `“${key}” identifies a subscriber in each row.` });
      continue;
    }
    if (identified && plain === common && first) {
      const alike = likeness(inspection, first) > 0.8;
      const why = alike
        ? `It has the columns of “${first.name}”, so its rows are more subscribers.`
        : `Its rows have the “${key}” of “${first.name}”, so its other columns are joined to them.`;
      suggested.push({ role: alike ? "subscribers" : "facts", key: null, on: null, why });
      continue;
    }
    suggested.push(joined(inspection, inspections, baseFields));
  }
  return suggested;
}

/** The part of a file that has another key than the subscribers. */
function joined(inspection: Inspection, all: readonly Inspection[], baseFields: readonly string[]): RoleSuggestion {
  for (const other of all) {
    if (other === inspection) continue;
    const shared = sharedWith(inspection, other);
    const there = shared && other.columns.find(({ header }) => plainHeader(header) === plainHeader(shared));
    if (shared && there)
      return {
        role: "facts",
        key: shared,
        on: there.header,
        why: `“${shared}” is different in every row and comes in “${other.name}” too, so its other columns are joined there.`,
      };
  }
  const field = baseFields.find((name) =>
    inspection.columns.some((seen) => plainHeader(seen.header) === plainHeader(name) && unique(inspection, seen)),
  );
  if (field !== undefined) {
    const header = inspection.columns.find((seen) => plainHeader(seen.header) === plainHeader(field))?.header ?? field;
    return {
      role: "facts",
      key: header,
      on: field,
      why: `“${field}” is a field of the subscribers, so its other columns are joined there.`,
    };
  }
  return { role: "subscribers", key: null, on: null, why: "No other file has its key, so its rows are taken for subscribers." };
}
