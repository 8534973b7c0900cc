import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { finish, openCore } from "../../testing/open-core.ts";

/** An empty project, with what brings files into it, and the values of a field by key. */
export async function coreWith() {
  const { home, files, client } = openCore();
  await client.project.create({ name: "Scores" });
  const bringFile = async (path: string, more: { key?: string; as?: "events"; how?: { mode: "join" | "update" | "replace" } } = {}) => {
    const file = files.hand(path);
    const { key = "id", as, ...how } = more;
    const { mapping } = await client.imports.inspect({ file, key, ...(as ? { as } : {}) });
    if (!mapping) throw new Error("no mapping");
    return (await finish(client.imports.run({ file, mapping, ...how }))).report;
  };
  const bring = (name: string, text: string, more: Parameters<typeof bringFile>[1] = {}) => {
    const path = join(home, name);
    writeFileSync(path, text);
    return bringFile(path, more);
  };
  const column = async (field: string) => {
    const key = (await client.subscribers.fields()).find(({ role }) => role === "key")?.id ?? "id";
    const { rows } = await client.subscribers.page({ fields: [key, field], offset: 0, limit: 500 });
    return Object.fromEntries(rows.map(([id, value]) => [String(id), value]));
  };
  return { client, bring, bringFile, column };
}

/** A file of subscribers `S0`, `S1`, … with the given ARPU. */
export const people = (values: readonly number[]) =>
  `id,arpu,consent_email\n${values.map((value, at) => `S${at},${value},${at % 2 === 0}`).join("\n")}\n`;
/** ARPU of ten, one in each decile. */
export const ten = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
