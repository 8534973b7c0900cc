import { MultiSelect } from "@mantine/core";
import { useState } from "react";
import type { SegmentOverlap } from "../../../src-shared/contract/segment-library.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { MOST_OVERLAPPING } from "../../../src-shared/segments/overlap.ts";
import { DataTable, FailureNote, formatCount, formatShare, Nothing, Panel, ScrollWide } from "../../ui/index.ts";
import css from "./library.module.css";
import { useAnswer } from "./useAnswer.ts";

/** How the segment lies to others: who is in both, and every combination. */
export function OverlapTab({ segment, segments }: { segment: NamedSegment; segments: readonly NamedSegment[] }) {
  const others = segments.filter(({ id }) => id !== segment.id);
  const [chosen, setChosen] = useState(() => others.slice(0, 3).map(({ id }) => id));
  const ids = [segment.id, ...chosen.filter((id) => others.some((other) => other.id === id))];
  const { data, failure } = useAnswer(`overlap ${ids.join(" ")}`, async (core, signal) =>
    ids.length < 2 ? null : core.segmentLibrary.overlap({ ids }, { signal }),
  );
  if (others.length === 0)
    return (
      <Panel title="Overlap with other segments">
        <Nothing>There is no other segment to compare with. Save a second one first.</Nothing>
      </Panel>
    );
  return (
    <>
      <MultiSelect
        label="Compare with"
        description={`Up to ${MOST_OVERLAPPING - 1} saved segments`}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        maxValues={MOST_OVERLAPPING - 1}
        searchable
        onChange={setChosen}
      />
      {failure && <FailureNote failure={failure} />}
      {data && ids.length > 1 && (
        <>
          <Matrix overlap={data} />
          <Combinations overlap={data} />
        </>
      )}
    </>
  );
}

function Matrix({ overlap: { segments, matrix } }: { overlap: SegmentOverlap }) {
  return (
    <Panel title="In both" flush>
      <ScrollWide>
        <DataTable testId="overlap-matrix">
          <thead>
            <tr>
              <th scope="col">Of those in …</th>
              {segments.map(({ id, name }) => (
                <th key={id} scope="col" className={css.heading}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {segments.map(({ id, name, count }, row) => (
              <tr key={id}>
                <th scope="row" className={css.left}>
                  {name}
                </th>
                {segments.map((other, column) => {
                  const both = matrix[row]?.[column] ?? 0;
                  const share = count === 0 ? 0 : both / count;
                  return (
                    <td key={other.id} className={css.cell} data-own={row === column}>
                      {row !== column && <span className={css.shade} style={{ opacity: share * 0.35 }} aria-hidden />}
                      <span>{formatCount(both)}</span>
                      <small>{row === column ? "all" : formatShare(share)}</small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </ScrollWide>
    </Panel>
  );
}

/** The combinations as UpSet draws them: a row for each, a dot in every segment that it is in. */
function Combinations({ overlap: { segments, combinations, none, total } }: { overlap: SegmentOverlap }) {
  const most = Math.max(1, ...combinations.map(({ count }) => count));
  return (
    <Panel title="Exactly in these and in none of the others" flush>
      <ScrollWide>
        <DataTable testId="overlap-combinations">
          <thead>
            <tr>
              {segments.map(({ id, name }) => (
                <th key={id} scope="col" className={css.dotHeading}>
                  {name}
                </th>
              ))}
              <th scope="col">Subscribers</th>
              <th scope="col" className={css.wide} aria-label="Bar" />
            </tr>
          </thead>
          <tbody>
            {combinations.map(({ in: places, count }) => (
              <tr key={places.join()}>
                {segments.map(({ id, name }, at) => (
                  <td key={id} className={css.dotCell}>
                    <span
                      className={css.dot}
                      data-in={places.includes(at)}
                      role="img"
                      aria-label={`${places.includes(at) ? "in" : "not in"} ${name}`}
                    />
                  </td>
                ))}
                <td>{formatCount(count)}</td>
                <td className={css.wide}>
                  <span className={css.bar} style={{ width: `${(count / most) * 100}%` }} aria-hidden />
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </ScrollWide>
      <p className={css.hint}>
        {formatCount(none)} of {formatCount(total)} subscribers are in none of them.
      </p>
    </Panel>
  );
}
