import type { Access } from "../access.ts";

/** Single values by name. */
export interface MetaStore {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

export function metaStore(access: Access): MetaStore {
  const select = access.database.prepare<[string], { value: string }>("SELECT value FROM meta WHERE name = ?");
  return {
    get: (name) => select.get(name)?.value,
    set: (name, value) => {
      access
        .writable()
        .prepare("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
        .run(name, value);
    },
  };
}
