import { Tooltip } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useResource } from "../store/remote.ts";
import { formatDay } from "../ui/format.ts";
import css from "./builder.module.css";

/** The day that rules relative to now count from, and why it is that one. */
export function AsOf() {
  const project = useResource("project").data;
  if (!project || project.asOf === null) return null;
  const day = project.events > 0 ? "of the latest event in the data" : "on which the subscribers were imported";
  return (
    <Tooltip
      multiline
      w={320}
      events={{ hover: true, focus: true, touch: true }}
      label={`Rules such as “in the last 30 days” count from the day ${day}, so that the count is that of the data and stays until newer data comes. In a dry run they count from the day on which each subscriber comes to them.`}
    >
      <button type="button" className={css.asOf} data-testid="as-of">
        as of {formatDay(project.asOf)}
        <IconInfoCircle size={14} aria-hidden />
      </button>
    </Tooltip>
  );
}
