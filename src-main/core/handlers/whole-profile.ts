import { fieldGroups } from "../../../src-shared/model/field.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import type { Profile } from "../columns/profile.ts";
import { masksOf, pseudonyms } from "../privacy/masked.ts";
import type { OpenProject } from "../workspace.ts";

/** Masks of the project's fields. */
export function masksFor(project: OpenProject): Map<string, (value: Cell) => Cell> {
  const { meta, readOnly } = project.file;
  return masksOf(project.base().fields, pseudonyms(meta, readOnly));
}

/** A profile with its fields by kind, the consent by channel and who was joined into it; masked where that is asked for. */
export function wholeProfile(project: OpenProject, profile: Profile, masked: boolean) {
  const { fields } = project.base();
  const masks = masked ? masksFor(project) : new Map<string, (value: Cell) => Cell>();
  const shown = (id: string) => {
    const value = profile.values[id] ?? null;
    return masks.get(id)?.(value) ?? (masks.has(id) ? null : value);
  };
  const values = Object.fromEntries(fields.map(({ id }) => [id, shown(id)]));
  const groups = fieldGroups
    .map((group) => ({
      group,
      fields: fields.filter((field) => field.group === group).map((field) => ({ ...field, value: shown(field.id) })),
    }))
    .filter((each) => each.fields.length > 0);
  const consent = fields.flatMap(({ id, role }) => {
    if (!role?.startsWith("consent:")) return [];
    const value = profile.values[id] ?? null;
    return [{ channel: role.slice("consent:".length), allowed: typeof value === "boolean" ? value : null }];
  });
  const joined = masked ? [] : project.file.stores.identities.active().filter(({ keptKey }) => keptKey === profile.key);
  const keyField = fields.find(({ role }) => role === "key");
  const key = masked && keyField ? String(shown(keyField.id) ?? "") : profile.key;
  return { ...profile, key, values, groups, consent, joined };
}
