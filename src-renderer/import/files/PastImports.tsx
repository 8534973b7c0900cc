import { Button } from "@mantine/core";
import { useState } from "react";
import { pathOf } from "../../app/router.ts";
import { useResource } from "../../store/remote.ts";
import { formatCount, formatMoment, Panel, plural } from "../../ui/index.ts";
import css from "./files.module.css";

const FIRST = 5;

/** The imports of the project, newest first; each opens its report. */
export function PastImports() {
  const history = useResource("imports").data ?? [];
  const [all, setAll] = useState(false);
  if (history.length === 0) return null;
  return (
    <Panel title="Imported before" aside={<span className={css.muted}>{plural(history.length, "import")}</span>} flush>
      <ul className={css.history}>
        {(all ? history : history.slice(0, FIRST)).map(({ id, at, report }) => (
          <li key={id}>
            <a href={`#${pathOf("import", id)}`} className={css.past}>
              <strong>{report.name}</strong>
              <span>
                {formatCount(report.rows.kept)} {report.as === "events" ? "events" : "rows"} kept
                {report.rows.rejected > 0 && `, ${formatCount(report.rows.rejected)} rejected`}
              </span>
              <time dateTime={at}>{formatMoment(at)}</time>
            </a>
          </li>
        ))}
      </ul>
      {history.length > FIRST && !all && (
        <div className={css.more}>
          <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
            Show all {formatCount(history.length)}
          </Button>
        </div>
      )}
    </Panel>
  );
}
