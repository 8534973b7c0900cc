import { channels } from "../../../src-shared/channels/index.ts";
import type { SegmentCount } from "../../../src-shared/contract/segments.ts";
import { formatCount, formatShare } from "../../ui/format.ts";
import { KindIcon } from "../../ui/Icon.tsx";
import { Panel } from "../../ui/Panel.tsx";
import css from "./panels.module.css";

type Reach = NonNullable<SegmentCount["reach"]>;

const stops = [
  ["suppressed", "suppressed"],
  ["churned", "churned"],
  ["noConsent", "no consent"],
  ["noAddress", "no address"],
] as const;

function explained(one: Reach[number]): string {
  if (one.problem !== null) return one.problem;
  const stopped = stops.filter(([key]) => one[key] > 0).map(([key, words]) => `${formatCount(one[key])} ${words}`);
  const unknown = one.unknown.length > 0 ? [`${one.unknown.join(" and ")} not in the data`] : [];
  return [...stopped, ...unknown].join(" · ");
}

/** How many of the segment each channel reaches, and what stops the others: each counted at the first thing that stops them. */
export function ReachPanel({ reach, total }: { reach: Reach; total: number }) {
  return (
    <Panel title="Who can be reached" flush>
      <table className={css.table} data-testid="reach">
        <thead>
          <tr>
            <th scope="col">Channel</th>
            <th scope="col" className={css.number}>
              Reach
            </th>
            <th scope="col" className={css.number}>
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {reach.map((one) => (
            <tr key={one.channel} data-channel={one.channel}>
              <td className={css.words}>
                <span className={css.channel}>
                  <KindIcon name={channels[one.channel].icon} size={16} />
                  {channels[one.channel].label}
                </span>
                <span className={css.why} data-problem={one.problem !== null}>
                  {explained(one)}
                </span>
              </td>
              <td className={css.number}>{one.problem === null ? formatCount(one.reachable) : "?"}</td>
              <td className={css.number}>{one.problem === null && total > 0 ? formatShare(one.reachable / total) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.hint}>
        By suppression, churn, consent and address, in this order, as in a dry run. Frequency caps, quiet hours and hold-outs come on top in
        a journey.
      </p>
    </Panel>
  );
}
