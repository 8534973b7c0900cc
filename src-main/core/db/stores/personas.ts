import { canonicalJson } from "../../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import { type Persona, personaSchema } from "../../../../src-shared/model/personas.ts";
import { type Preference, preferenceSchema } from "../../../../src-shared/model/preferences.ts";
import { type Access, now, readDocument } from "../access.ts";

/** Personas of the project, by name, and what segments prefer. */
export interface PersonaStore {
  list(): Persona[];
  /** Throws InputError where another persona has the name. */
  save(persona: Persona): void;
  remove(id: string): boolean;
  /** What was typed for a segment, by its id. */
  preference(segment: string): Preference;
  setPreference(segment: string, preference: Preference): void;
}

export function personaStore(access: Access): PersonaStore {
  const { database } = access;
  const all = database.prepare<[], { id: string; document: string }>("SELECT id, document FROM persona ORDER BY name COLLATE NOCASE, id");
  const preferred = database.prepare<[string], { document: string }>("SELECT document FROM segment_preference WHERE segment = ?");
  const list = () => all.all().map(({ id, document }) => readDocument(access, personaSchema, document, `persona ${id}`));
  return {
    list,
    save: (persona) => {
      if (list().some(({ id, name }) => id !== persona.id && name.toLowerCase() === persona.name.toLowerCase()))
        throw new InputError("persona-name-taken", `There is already a persona named “${persona.name}”.`, { todo: "Choose another name." });
      access
        .writable()
        .prepare(
          "INSERT INTO persona (id, name, updated, document) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated = excluded.updated, document = excluded.document",
        )
        .run(persona.id, persona.name, now(), canonicalJson(persona));
    },
    remove: (id) => access.writable().prepare("DELETE FROM persona WHERE id = ?").run(id).changes > 0,
    preference: (segment) => {
      const row = preferred.get(segment);
      return row
        ? readDocument(access, preferenceSchema, row.document, `preference of segment ${segment}`)
        : { channels: null, wish: null };
    },
    setPreference: (segment, preference) => {
      access
        .writable()
        .prepare(
          "INSERT INTO segment_preference (segment, document) VALUES (?, ?) ON CONFLICT (segment) DO UPDATE SET document = excluded.document",
        )
        .run(segment, canonicalJson(preference));
    },
  };
}
