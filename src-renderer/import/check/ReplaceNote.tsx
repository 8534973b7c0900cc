import { IconAlertTriangle } from "@tabler/icons-react";
import { useResource } from "../../store/remote.ts";
import { plural } from "../../ui/index.ts";
import type { Outcome, Source } from "../wizard/state.ts";
import css from "./check.module.css";

/** Says what data goes, and that it can come back. */
export function ReplaceNote({ outcome, sources }: { outcome: Outcome; sources: readonly Source[] }) {
  const project = useResource("project").data;
  const replaces = (role: Source["role"]) => sources.some((source) => source.role === role && source.how.mode === "replace");
  const people = replaces("subscribers") ? (project?.subscribers ?? 0) : 0;
  const events = replaces("events") ? (project?.events ?? 0) : 0;
  if (people + events === 0) return null;
  const what = [
    ...(people > 0 ? [`the ${plural(people, "subscriber")}`] : []),
    ...(events > 0 ? [`the ${plural(events, "event")}`] : []),
  ].join(" and ");
  const differences = outcome.combined?.differences ?? outcome.files[0]?.report.differences;
  const gone = people > 0 ? (differences?.gone ?? 0) : 0;
  return (
    <p className={css.replaces} data-testid="replaces">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        The import replaces {what} in this project.
        {gone > 0 && ` ${plural(gone, "subscriber is", "subscribers are")} not in the file and will go.`} Journeys, segments and earlier
        results stay, and the data can be brought back with one click.
      </span>
    </p>
  );
}
