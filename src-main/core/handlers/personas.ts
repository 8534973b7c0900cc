import { channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { SegmentPreference } from "../../../src-shared/model/preferences.ts";
import { channelEvidence } from "../../../src-shared/scores/channel-evidence.ts";
import { runJob } from "../jobs.ts";
import { coverageOf } from "../personas/coverage.ts";
import { membersOf, personaViews } from "../personas/views.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";

/** Personas and their coverage. */
export function personaHandlers({ workspace }: CoreParts): Handlers["personas"] {
  return {
    list: () => personaViews(workspace.project()),
    save: (persona) => {
      const project = workspace.project();
      project.file.stores.personas.save(persona);
      return personaViews(project);
    },
    remove: ({ id }) => {
      const project = workspace.project();
      if (!project.file.stores.personas.remove(id)) throw new InputError("persona-unknown", `There is no persona with the id "${id}".`);
      return personaViews(project);
    },
    coverage: (_input, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], (job) =>
        coverageOf(project, {
          onProgress: (done, total) => job.progress("Following personas through the journeys", done, total),
          signal: job.signal,
        }),
      );
    },
  };
}

function preferencesOf(project: OpenProject): SegmentPreference[] {
  const base = project.base();
  const evidence = channelEvidence(
    base,
    channelIds.map((id) => ({ id, label: channelOf(id).label })),
  );
  return project.segments().map(({ id, name }) => {
    const typed = project.file.stores.personas.preference(id);
    const { rows, problem } = membersOf(project, name);
    const history = rows ? evidence(rows) : [];
    return {
      ...{ segment: { id, name }, subscribers: rows?.count() ?? null, problem, typed, history },
      channels: typed.channels ?? history.map(({ channel }) => channel),
    };
  });
}

/** Channels and contact frequency that segments prefer. */
export function preferenceHandlers({ workspace }: CoreParts): Handlers["preferences"] {
  return {
    list: () => preferencesOf(workspace.project()),
    set: ({ segment, ...preference }) => {
      const project = workspace.project();
      if (!project.file.stores.segments.get(segment))
        throw new InputError("segment-unknown", `There is no segment with the id "${segment}".`);
      const unknown = preference.channels?.find((channel) => !(channelIds as readonly string[]).includes(channel));
      if (unknown !== undefined)
        throw new InputError("channel-unknown", `There is no channel "${unknown}".`, {
          where: "channels",
          todo: `There are: ${channelIds.join(", ")}.`,
        });
      if (new Set(preference.channels).size !== (preference.channels?.length ?? 0))
        throw new InputError("channel-twice", "A channel can have one place only in the order of preference.", { where: "channels" });
      project.file.stores.personas.setPreference(segment, preference);
      return preferencesOf(project);
    },
  };
}
