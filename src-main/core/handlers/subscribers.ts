import { InputError } from "../../../src-shared/lib/input-error.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { pageOf } from "../columns/page.ts";
import { profileOf } from "../columns/profile.ts";
import { setField } from "../columns/set-field.ts";
import { eventTypeSummaries, fieldSummaries } from "../columns/summaries.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** The base as tables and summaries. */
export function subscriberHandlers({ workspace }: CoreParts): Handlers["subscribers"] {
  return {
    fields: () => fieldSummaries(workspace.project().base()),
    setField: (change) => {
      const project = workspace.project();
      setField(project.file, change);
      return fieldSummaries(project.base());
    },
    eventTypes: () => eventTypeSummaries(workspace.project().base()),
    page: ({ segment, ...query }) => {
      const project = workspace.project();
      return pageOf(project.base(), query, segment === null ? null : evaluate(project.base(), segment, project.evaluation()));
    },
    profile: ({ key }) => {
      const profile = profileOf(workspace.project().base(), key);
      if (!profile) throw new InputError("subscriber-unknown", `There is no subscriber with the key "${key}".`);
      return profile;
    },
  };
}
