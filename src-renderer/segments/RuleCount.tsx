import { Tooltip, VisuallyHidden } from "@mantine/core";
import { formatCount } from "../ui/format.ts";
import { useBuilder } from "./BuilderContext.ts";
import css from "./builder.module.css";

/** The exact count of one rule or group, taken alone. */
export function RuleCount({ id, unset = false }: { id: string; unset?: boolean }) {
  const { counts, total, stale } = useBuilder();
  const count = counts.get(id);
  if (unset || count === undefined) return <span className={css.count} aria-hidden />;
  return (
    <Tooltip label={`${formatCount(count)} of ${formatCount(total)} subscribers, taken alone`}>
      <span className={css.count} data-stale={stale} data-testid="part-count">
        {formatCount(count)}
        <VisuallyHidden> subscribers, taken alone</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
