import type { ComboboxData } from "@mantine/core";
import { datePatterns } from "../../src-shared/model/date-patterns.ts";
import { type FieldGroup, type FieldRole, type FieldType, fieldRoles, isName } from "../../src-shared/model/field.ts";
import { type ColumnMapping, EVENT_FIELD, type Inspection, type Mapping, TIME_FIELD } from "../../src-shared/model/import.ts";
import { isConsent, refusalLabel, roleFits, roleLabels } from "../../src-shared/model/role-words.ts";

export type ImportKind = Mapping["as"];

/** The mapping to start from: what the core proposes. With no likely key (`keyed` false) the key is left to be chosen. */
export function startMapping({ mapping }: Inspection, keyed: boolean): Mapping | null {
  if (keyed || mapping === null) return mapping;
  const columns = mapping.columns.map((each) => (each.role === "key" ? { ...each, role: null } : each));
  return { ...mapping, key: "", columns };
}

/** Changes one column; a renamed key column stays the key. */
export function changeColumn(mapping: Mapping, at: number, change: Partial<ColumnMapping>): Mapping {
  const before = mapping.columns.find(({ column }) => column === at);
  const columns = mapping.columns.map((each) => (each.column === at ? { ...each, ...change } : each));
  const renamed = before && change.field !== undefined && before.field === mapping.key;
  return { ...mapping, columns, key: renamed ? (change.field ?? mapping.key) : mapping.key };
}

/** Makes a column the key: it is included, and only it has the role. */
export function chooseKey(mapping: Mapping, field: string): Mapping {
  const columns = mapping.columns.map((each) =>
    each.field === field
      ? { ...each, opposite: undefined, include: true, role: "key" as const, group: "identity" as const }
      : each.role === "key"
        ? { ...each, role: null }
        : each,
  );
  return { ...mapping, key: field, columns };
}

/** What keeps a mapping from being imported, and at which column; null for the whole. */
export interface ColumnFault {
  column: number | null;
  message: string;
}

/** What keeps the mapping from being imported, one sentence each. */
export function mappingFaults(mapping: Mapping): ColumnFault[] {
  const faults: ColumnFault[] = [];
  const included = mapping.columns.filter(({ include }) => include);
  if (!included.some(({ field }) => field === mapping.key))
    faults.push({ column: null, message: "Choose the column that identifies the subscriber." });
  if (mapping.as === "events" && !included.some(({ field, type }) => field === TIME_FIELD && (type === "date" || type === "datetime")))
    faults.push({ column: null, message: "Choose the column with the date, or date and time, when it happened." });
  for (const { column, header, type, dateFormat } of included)
    if ((type === "date" || type === "datetime") && dateFormat === null)
      faults.push({ column, message: `Choose how the dates of “${header}” are written.` });
  const seen = new Map<string, string>();
  const roles = new Map<FieldRole, string>();
  for (const { column, field, header, type, role } of included) {
    const name = field.trim();
    if (name === "") faults.push({ column, message: `Give the column “${header}” a field name.` });
    else if (seen.has(name)) faults.push({ column, message: `Two columns would become the field “${name}”. Rename one, or leave it out.` });
    seen.set(name, header);
    if (role && roles.has(role))
      faults.push({ column, message: `“${roles.get(role)}” and “${header}” cannot both be the ${roleLabels[role]}.` });
    if (role) roles.set(role, header);
    if (role && role !== "key" && !roleFits(role, type))
      faults.push({ column, message: `“${header}” cannot be the ${roleLabels[role]} with this type. Choose another type or meaning.` });
  }
  return faults;
}

export const roleOptions = fieldRoles.filter((role) => role !== "key").map((value) => ({ value, label: roleLabels[value] }));

const OPPOSITE = "not ";

/** What a column can mean: a role, or, of consent, the opposite, which the import turns round. */
export const meaningOptions: ComboboxData<string> = [
  ...roleOptions,
  {
    group: "Yes means no: turned round",
    items: roleOptions
      .filter(({ value }) => isConsent(value))
      .map(({ value }) => ({ value: OPPOSITE + value, label: refusalLabel(value) })),
  },
];

export const meaningChoice = ({ role, opposite }: Pick<ColumnMapping, "role" | "opposite">): string | null =>
  role !== null && opposite ? OPPOSITE + role : role;

/** The change that a chosen meaning makes. A column that is turned round gets a field that says what is kept, unless it was named otherwise. */
export function chosenMeaning(choice: string | null, { header, field, group, opposite: was }: ColumnMapping): Partial<ColumnMapping> {
  const opposite = choice?.startsWith(OPPOSITE) ?? false;
  const role = (opposite ? choice?.slice(OPPOSITE.length) : choice) as FieldRole | null;
  const named = role !== null && opposite && field === header ? { field: role.replace(/\W+/g, "_") } : {};
  const back = !opposite && was && /^consent_\w+$/.test(field) ? { field: header } : {};
  return { role, group: groupOfRole(role, group), opposite: opposite || undefined, ...named, ...back };
}

const patterned = (type: "date" | "datetime") => datePatterns.map((pattern) => ({ value: `${type} ${pattern}`, label: pattern }));

/** Types as choices; a date's pattern is part of the choice. */
export const typeOptions: ComboboxData<string> = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
  { group: "Date", items: patterned("date") },
  { group: "Date and time", items: patterned("datetime").map(({ value, label }) => ({ value, label: `${label} time` })) },
];

const typeNames: Record<FieldType, string> = {
  text: "text",
  number: "number",
  boolean: "yes or no",
  date: "date",
  datetime: "date and time",
};

/** A column's type in words, such as `date D/M/YYYY` or `number 1.234,5 €`. */
export function typeLabel({ type, dateFormat, numberFormat }: Pick<ColumnMapping, "type" | "dateFormat" | "numberFormat">): string {
  if (dateFormat !== null) return `${typeNames[type]} ${dateFormat}`;
  if (type !== "number" || numberFormat === null) return typeNames[type];
  const { decimal, thousands, currency, percent } = numberFormat;
  return `number 1${thousands}234${decimal}5${currency === null ? "" : ` ${currency}`}${percent ? " %" : ""}`;
}

export const typeChoice = ({ type, dateFormat }: Pick<ColumnMapping, "type" | "dateFormat">): string =>
  dateFormat === null ? type : `${type} ${dateFormat}`;

export function chosenType(choice: string): Pick<ColumnMapping, "type" | "dateFormat"> {
  const [type = "text", dateFormat = null] = choice.split(" ");
  return { type: type as FieldType, dateFormat };
}

/** Another type for a column; where that is the one that was proposed, its way of writing numbers, or yes and no, comes back with it. */
export function changedType(choice: string, proposed: ColumnMapping | undefined): Partial<ColumnMapping> {
  const next = chosenType(choice);
  const again = proposed?.type === next.type;
  return { ...next, numberFormat: again ? proposed.numberFormat : null, booleans: again ? proposed.booleans : null };
}

/** What a column of an event file can be, besides the subscriber. */
export const eventParts = [
  { value: EVENT_FIELD, label: "what happened" },
  { value: TIME_FIELD, label: "when it happened" },
];

/** Makes a column of an event file its type or its moment (`part`), or an attribute again (null). Another column of that part becomes an attribute. */
export function chooseEventPart(mapping: Mapping, at: number, part: string | null): Mapping {
  const columns = mapping.columns.map((each) => {
    if (each.column === at) return { ...each, include: true, field: part ?? each.header };
    return part !== null && each.field === part ? { ...each, field: each.header } : each;
  });
  return { ...mapping, columns };
}

/** Where a role puts a column that has no group yet. */
export function groupOfRole(role: FieldRole | null, group: FieldGroup): FieldGroup {
  if (isConsent(role) || role === "suppressed") return "consent";
  if (role === "region" || role === "latitude" || role === "longitude" || role === "time-zone") return "geographic";
  if (isName(role) || role?.startsWith("address:")) return "identity";
  return group;
}
