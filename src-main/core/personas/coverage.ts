import type { ChannelId } from "../../../src-shared/channels/index.ts";
import { channelIds } from "../../../src-shared/channels/index.ts";
import { flowOf } from "../../../src-shared/lint/flow.ts";
import { graphOf } from "../../../src-shared/lint/graph.ts";
import { defaultStages } from "../../../src-shared/model/journey.ts";
import type { Coverage } from "../../../src-shared/model/personas.ts";
import { channelIdOf, nodeLabel } from "../../../src-shared/plan/run.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import type { OpenProject } from "../workspace.ts";
import { membersOf } from "./views.ts";

/**
 * Which messages of the project's journeys can come to which personas: the persona's subscribers among those who can come to the message
 * by the journey's rules on the data. What chance, time and responses decide lets everyone through. Archived journeys are left out.
 */
export async function coverageOf(project: OpenProject, hooks: WorkHooks): Promise<Coverage> {
  const base = project.base();
  const members = project.file.stores.personas.list().map((persona) => ({ persona, rows: membersOf(project, persona.segment).rows }));
  const archived = new Set(
    project.file.stores.folders
      .places()
      .filter(({ archived: since }) => since !== null)
      .map(({ journey }) => journey),
  );
  const heads = project.file.stores.journeys.heads().filter(({ id }) => !archived.has(id));
  const messages: Coverage["messages"] = [];
  const stages = new Set<string>();
  const channels = new Set<ChannelId>();
  const pacer = new Pacer(hooks);
  for (const [at, { id, name }] of heads.entries()) {
    const journey = project.file.stores.journeys.get(id);
    if (!journey) continue;
    for (const stage of journey.stages) stages.add(stage);
    const steps = flowOf(graphOf(journey), { base, context: project.evaluation() });
    let step = steps.next();
    while (!step.done) {
      await pacer.step(at, heads.length);
      step = steps.next();
    }
    for (const node of journey.nodes) {
      const channel = channelIdOf(node);
      if (!channel) continue;
      channels.add(channel);
      const here = step.value.at(node.id)?.rows;
      for (const { persona, rows } of members) {
        const subscribers = here && rows ? here.clone().and(rows).count() : 0;
        if (subscribers === 0) continue;
        const stage = node.stage ?? journey.stages[0] ?? "";
        messages.push({
          persona: persona.id,
          stage,
          channel,
          journey: id,
          journeyName: name,
          node: node.id,
          label: nodeLabel(node),
          subscribers,
        });
      }
    }
    await pacer.step(at + 1, heads.length);
  }
  return {
    stages: stages.size > 0 ? [...stages] : [...defaultStages],
    channels: channelIds.filter((channel) => channels.has(channel)),
    messages,
    journeys: heads.length,
  };
}
