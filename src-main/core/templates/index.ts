import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { claimSchema, type Template } from "../../../src-shared/contract/journeys.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { nearest } from "../../../src-shared/lib/nearest.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { parseJourneyText } from "../../../src-shared/nodes/parse.ts";
import { channelsOf, usedStages } from "../../../src-shared/plan/run.ts";
import { thumbnailOf } from "../../../src-shared/plan/thumbnail.ts";

/** Every template, in the order of the gallery: a file of that name in `assets/templates` each. */
const templateIds = [
  "limit-hits",
  "streamers",
  "families",
  "gamers",
  "onboarding",
  "anniversary",
  "welcome",
  "churn-save",
  "win-back",
  "outage",
  "bill-due",
  "seasonal",
  "data-recharge",
  "referral",
  "local-event",
  "fibre-move",
] as const;

/** What a template file says about itself, beside its journey. */
const aboutSchema = z.object({ conversion: z.string(), claims: z.array(claimSchema).default([]) });

function readFile(resourcesDir: string, id: string): Journey {
  if (!(templateIds as readonly string[]).includes(id)) {
    const meant = nearest(id, templateIds);
    throw new InputError("template-unknown", `There is no template "${id}".`, {
      todo: meant ? `Did you mean "${meant}"?` : `The templates are ${templateIds.join(", ")}.`,
    });
  }
  return parseJourneyText(readFileSync(join(resourcesDir, "templates", `${id}.journey.json`), "utf8"), `template ${id}`);
}

/** A template as a journey; `resourcesDir` is the folder that holds `templates`. Throws InputError when there is none with that id. */
export function readTemplate(resourcesDir: string, id: string): Journey {
  const { template: _about, ...journey } = readFile(resourcesDir, id);
  return journey as Journey;
}

const listed = new Map<string, Template[]>();

/** What a gallery shows of each template. */
export function listTemplates(resourcesDir: string): Template[] {
  const known = listed.get(resourcesDir);
  if (known) return known;
  const made = templateIds.map((id): Template => {
    const journey = readFile(resourcesDir, id);
    return {
      id,
      name: journey.name,
      description: journey.description ?? "",
      nodes: journey.nodes.length,
      stages: usedStages(journey, null),
      channels: channelsOf(journey),
      owner: journey.owner ?? "",
      consentBasis: journey.consentBasis ?? "",
      ...aboutSchema.parse(journey.template),
      thumbnail: thumbnailOf(journey),
    };
  });
  listed.set(resourcesDir, made);
  return made;
}
