import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { JourneyEntry } from "../../src-shared/contract/journeys.ts";
import { pathOf } from "../app/router.ts";
import { formatCount, formatMoment, formatShare, plural } from "../ui/index.ts";
import classes from "./Journeys.module.css";

/** One journey of the list, with the figures of its last run. */
export function JourneyCard({ journey, menu }: { journey: JourneyEntry; menu: ReactNode }) {
  const { id, name, nodes, updated, lastRun } = journey;
  return (
    <li className={classes.card} data-testid={`journey-${id}`}>
      <div className={classes.cardHead}>
        <a className={classes.cardName} href={`#${pathOf("journeys", id)}`}>
          {name}
        </a>
        <Menu position="bottom-end" width={180}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}`} className={classes.above}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{menu}</Menu.Dropdown>
        </Menu>
      </div>
      <p className={classes.meta}>
        {plural(nodes, "node")} · changed {formatMoment(updated)}
      </p>
      {lastRun ? (
        <dl className={classes.run}>
          <div>
            <dt>entered</dt>
            <dd>{formatCount(lastRun.entered)}</dd>
          </div>
          <div>
            <dt>converted</dt>
            <dd>{formatCount(lastRun.converted)}</dd>
          </div>
          <div>
            <dt>rate</dt>
            <dd>{lastRun.entered > 0 ? formatShare(lastRun.converted / lastRun.entered) : "–"}</dd>
          </div>
        </dl>
      ) : (
        <p className={classes.norun}>No dry run yet</p>
      )}
    </li>
  );
}
