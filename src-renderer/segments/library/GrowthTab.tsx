import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { DataTable, FailureNote, formatCount, formatMoment, formatShare, Nothing, Panel } from "../../ui/index.ts";
import css from "./library.module.css";
import { useAnswer } from "./useAnswer.ts";

/** How many the segment took of each state of the data, newest first. */
export function GrowthTab({ segment }: { segment: NamedSegment }) {
  const { data, failure } = useAnswer(`growth ${segment.id} ${JSON.stringify(segment.rules)}`, (core, signal) =>
    core.segmentLibrary.growth({ id: segment.id }, { signal }),
  );
  const records = data ?? [];
  const most = Math.max(1e-9, ...records.map(({ count, total }) => (total === 0 ? 0 : count / total)));
  const rows = records.map((record, at) => ({ ...record, before: records[at - 1] })).reverse();
  return (
    <Panel title="Growth over imports" flush>
      {failure && <FailureNote failure={failure} />}
      {data && rows.length === 0 && <Nothing>There is no count yet: nobody has been imported, or the rules do not fit the data.</Nothing>}
      {rows.length > 0 && (
        <>
          <DataTable testId="growth">
            <thead>
              <tr>
                <th scope="col">Data of</th>
                <th scope="col">Counted</th>
                <th scope="col">Subscribers</th>
                <th scope="col">Change</th>
                <th scope="col">Of all</th>
                <th scope="col" className={css.wide} aria-label="Bar" />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ at, asOf, count, total, current, before }) => {
                const share = total === 0 ? 0 : count / total;
                const change = before && before.current === current ? count - before.count : null;
                return (
                  <tr key={`${at}${asOf}${count}`} data-other={!current}>
                    <th scope="row" className={css.left}>
                      {formatMoment(asOf)}
                      {!current && <small>with other rules</small>}
                    </th>
                    <td>{formatMoment(at)}</td>
                    <td>{formatCount(count)}</td>
                    <td>{change === null ? "" : change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${formatCount(Math.abs(change))}`}</td>
                    <td>{formatShare(share)}</td>
                    <td className={css.wide}>
                      <span className={css.bar} data-muted={!current} style={{ width: `${(share / most) * 100}%` }} aria-hidden />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </DataTable>
          <p className={css.hint}>Counted at every import and whenever the segment is saved. The moment of the data is its latest event.</p>
        </>
      )}
    </Panel>
  );
}
