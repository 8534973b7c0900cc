import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { templateSchema } from "../../../src-shared/contract/journeys.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { parseJourneyText } from "../../../src-shared/nodes/parse.ts";

const ENDING = ".journey.json";
const folderOf = (resourcesDir: string) => join(resourcesDir, "templates");

const idsOf = (resourcesDir: string): string[] =>
  readdirSync(folderOf(resourcesDir))
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .sort();

/** The journey of a template; InputError when there is none with that id. */
export function readTemplate(resourcesDir: string, id: string): Journey {
  const ids = idsOf(resourcesDir);
  if (!ids.includes(id))
    throw new InputError("template-unknown", `There is no template "${id}".`, { todo: `Templates are ${ids.join(", ")}.` });
  const name = `${id}${ENDING}`;
  return parseJourneyText(readFileSync(join(folderOf(resourcesDir), name), "utf8"), name);
}

function entryOf(id: string, { name, description = "", stages, nodes }: Journey): z.infer<typeof templateSchema> {
  const used = new Set(nodes.map(({ stage }) => stage));
  const channels = nodes.flatMap(({ kind }) => nodeKinds.get(kind)?.channel ?? []);
  return {
    id,
    name,
    description,
    nodes: nodes.length,
    stages: stages.filter((stage) => used.has(stage)),
    channels: [...new Set(channels)],
  };
}

/** The templates that come with the application. */
export const listTemplates = (resourcesDir: string) => idsOf(resourcesDir).map((id) => entryOf(id, readTemplate(resourcesDir, id)));
