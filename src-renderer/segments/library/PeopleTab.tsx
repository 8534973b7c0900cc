import { Button, Group } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { SegmentDifference } from "../../../src-shared/contract/segment-library.ts";
import type { NamedSegment } from "../../../src-shared/model/segment.ts";
import { showRows, showSegment } from "../../subscribers/table/view.ts";
import { DataTable, FailureNote, formatCount, formatShare, Nothing, Panel } from "../../ui/index.ts";
import { ExportMembers } from "./ExportMembers.tsx";
import css from "./library.module.css";
import { SamplePanel } from "./SamplePanel.tsx";
import { useAnswer } from "./useAnswer.ts";

/** A mean with three figures that say something. */
const round = (value: number) => (Math.abs(value) >= 1000 ? formatCount(Math.round(value)) : String(Number(value.toPrecision(3))));

/** Words for a standardised difference (J. Cohen, "Statistical Power Analysis", 1988). */
function sizeWords(effect: number | null): string {
  if (effect === null) return "complete";
  const size = Math.abs(effect);
  return size >= 0.8 ? "large" : size >= 0.5 ? "medium" : size >= 0.2 ? "small" : "hardly any";
}

/** Who the segment is: in what it differs from everyone else, some of its subscribers, and the ways to all of them. */
export function PeopleTab({ segment, saved }: { segment: NamedSegment; saved: boolean }) {
  const { rules, name, id } = segment;
  const { data, failure } = useAnswer(`composition ${JSON.stringify(rules)}`, (core, signal) =>
    core.segmentLibrary.composition({ segment: rules }, { signal }),
  );
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconUsers size={16} />}
          onClick={() => (saved ? showSegment(id) : showRows(`${name} (not saved)`, rules))}
        >
          Show all in Subscribers
        </Button>
        <ExportMembers segment={rules} />
      </Group>
      {failure && <FailureNote failure={failure} />}
      {data && (
        <Panel title="How they differ from everyone else" flush>
          {data.inside === 0 || data.outside === 0 ? (
            <Nothing>
              {data.inside === 0 ? "Nobody is in this segment." : "Everyone is in this segment: there is nobody to compare with."}
            </Nothing>
          ) : (
            <Differences differences={data.differences} inside={data.inside} outside={data.outside} />
          )}
        </Panel>
      )}
      <SamplePanel segment={rules} />
    </>
  );
}

function Differences({ differences, inside, outside }: { differences: readonly SegmentDifference[]; inside: number; outside: number }) {
  return (
    <>
      <DataTable testId="composition">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">
              In the segment <small>{formatCount(inside)}</small>
            </th>
            <th scope="col">
              Everyone else <small>{formatCount(outside)}</small>
            </th>
            <th scope="col">Difference</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, label, detail, effect }) => (
            <tr key={field}>
              <th scope="row" className={css.left}>
                {label}
                {detail.kind === "share" && <small>{detail.value === "Yes" ? "yes" : detail.value}</small>}
                {detail.kind === "number" && <small>average</small>}
              </th>
              <td>{detail.kind === "share" ? formatShare(detail.inside) : round(detail.inside)}</td>
              <td>{detail.kind === "share" ? formatShare(detail.outside) : round(detail.outside)}</td>
              <td>
                <Effect effect={effect} />
              </td>
              <td>
                {sizeWords(effect)}
                <small>
                  {[
                    ...(effect === null ? [] : [`${effect < 0 ? "−" : "+"}${Math.abs(effect).toFixed(2)}`]),
                    ...(detail.kind === "share" && detail.cramersV !== null ? [`V ${detail.cramersV.toFixed(2)}`] : []),
                  ].join(" · ")}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className={css.hint}>
        The difference is in standard deviations (Cohen’s d, for shares the standardised difference): from 0.2 small, from 0.5 medium, from
        0.8 large. V is Cramér’s V of the whole field. Fields that the rules ask for differ by themselves.
      </p>
    </>
  );
}

/** A bar to the left of the middle for less than everyone else, to the right for more; full at two standard deviations. */
function Effect({ effect }: { effect: number | null }) {
  const size = Math.min(1, Math.abs(effect ?? 2) / 2) * 50;
  const less = effect !== null && effect < 0;
  return (
    <span className={css.effect} aria-hidden>
      <span style={{ width: `${size}%`, [less ? "right" : "left"]: "50%" }} data-less={less} />
    </span>
  );
}
