import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import type { Reads } from "../../../src-shared/scores/score.ts";
import type { ProjectFile } from "../db/project-file.ts";

/** Text that changes when one of the columns or events that a score reads does, and with the moment at which the data stands. */
export function inputsOf(project: ProjectFile, { fields, events }: Reads, asOf: number): string {
  const { datasets, stores } = project;
  const subscribers = datasets.current("subscribers");
  const stored = subscribers ? datasets.fields(subscribers.id) : [];
  const cells = subscribers ? stores.edits.cells(subscribers.id) : [];
  const columns = fields.map((id) => {
    const found = stored.find((each) => each.id === id);
    if (!found || !subscribers) return [id, null];
    const home = datasets.home(subscribers.id, found.position);
    const edited = cells.filter(({ position }) => position === found.position);
    return [id, home.dataset, home.position, edited.length === 0 ? "" : hashHex(JSON.stringify(edited))];
  });
  const kinds = datasets.list().filter(({ kind, name }) => kind === "events" && events.includes(name));
  return hashHex(
    canonicalJson({ asOf, rows: subscribers?.rows ?? 0, columns, events: kinds.map(({ name, hash, rows }) => [name, rows, hash]) }),
  );
}
