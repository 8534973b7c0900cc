import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { templateSchema } from "../../../src-shared/contract/journeys.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { nearest } from "../../../src-shared/lib/nearest.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { parseJourneyText } from "../../../src-shared/nodes/parse.ts";

export type Template = z.infer<typeof templateSchema>;

const ENDING = ".journey.json";
/** Those to begin with, in this order; others follow by name. */
const first = ["limit-hits", "streamers", "families", "gamers", "onboarding", "anniversary"];
const rank = (id: string) => (first.includes(id) ? first.indexOf(id) : first.length);

const folderOf = (resourcesDir: string) => join(resourcesDir, "templates");

function idsOf(resourcesDir: string): string[] {
  return readdirSync(folderOf(resourcesDir))
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A template as a journey; `resourcesDir` is the folder that holds `templates`. Throws InputError when there is none with that id. */
export function readTemplate(resourcesDir: string, id: string): Journey {
  const ids = idsOf(resourcesDir);
  if (!ids.includes(id)) {
    const meant = nearest(id, ids);
    throw new InputError("template-unknown", `There is no template "${id}".`, {
      todo: meant ? `Did you mean "${meant}"?` : `The templates are ${ids.join(", ")}.`,
    });
  }
  return parseJourneyText(readFileSync(join(folderOf(resourcesDir), `${id}${ENDING}`), "utf8"), `template ${id}`);
}

/** What a gallery shows of each template. */
export function listTemplates(resourcesDir: string): Template[] {
  return idsOf(resourcesDir).map((id) => {
    const { name, description, nodes, stages } = readTemplate(resourcesDir, id);
    const channels = nodes.map(({ kind }) => nodeKinds.get(kind)?.channel).filter((channel) => channel !== undefined);
    return {
      id,
      name,
      description: description ?? "",
      nodes: nodes.length,
      stages: stages.filter((stage) => nodes.some((node) => node.stage === stage)),
      channels: [...new Set(channels)],
    };
  });
}
