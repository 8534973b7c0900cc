import { Button, VisuallyHidden } from "@mantine/core";
import { type ChannelId, channelOf } from "../../src-shared/channels/index.ts";
import { moneyText } from "../../src-shared/lib/numbers.ts";
import type { GroupTotals, ScoreId } from "../../src-shared/model/scores.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf } from "../app/router.ts";
import { makeSegment } from "../segments/make-segment.ts";
import { useResource } from "../store/remote.ts";
import { DataTable, formatCount, formatShare, Panel, ScrollWide, toast, toastFailure } from "../ui/index.ts";
import css from "./scores.module.css";

/** Named groups with size, money and reach, each one click from a segment. */
export function GroupTable({
  id,
  label,
  groups,
  total,
  currency,
  readOnly,
}: {
  id: ScoreId;
  label: string;
  groups: readonly GroupTotals[];
  total: number;
  currency: string;
  readOnly: boolean;
}) {
  const core = useClient();
  const segments = useResource("segments").data ?? [];
  const channels = Object.keys(groups[0]?.reachable ?? {}) as ChannelId[];
  const make = async (value: string) => {
    const name = segments.some((each) => each.name === value) ? `${value} (${label})` : value;
    const known = segments.find((each) => each.name === name);
    try {
      if (known) navigate(pathOf("segments", known.id));
      else
        await makeSegment(core, {
          ...{ name, description: `Made from the score ${label}; follows it after every import.` },
          rules: { score: id, op: "=", value },
        });
      toast(known ? `“${name}” was there already.` : `The segment “${name}” was made.`);
    } catch (error) {
      toastFailure(error, "The segment could not be made");
    }
  };
  return (
    <Panel title="Groups with money and reach" flush>
      <ScrollWide>
        <DataTable testId="score-groups" className={css.groups}>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">
                <VisuallyHidden>What to do</VisuallyHidden>
              </th>
              <th scope="col">Subscribers</th>
              <th scope="col">{groups.some(({ money }) => money !== null) ? "Money" : ""}</th>
              <th scope="col">Can be reached</th>
              {channels.map((channel) => (
                <th key={channel} scope="col">
                  {channelOf(channel).label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ value, count, money, reachable, anyChannel }) => (
              <tr key={String(value)} data-group={String(value)}>
                <th scope="row">{String(value)}</th>
                <td className={css.make}>
                  {count > 0 && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      disabled={readOnly}
                      aria-label={`Make segment: ${String(value)}`}
                      onClick={() => void make(String(value))}
                    >
                      Make segment
                    </Button>
                  )}
                </td>
                <td>
                  {formatCount(count)}
                  {total > 0 && count > 0 && <small>{formatShare(count / total)}</small>}
                </td>
                <td>{money === null ? "" : moneyText(money, currency)}</td>
                <td>{anyChannel === null ? "everyone" : count === 0 ? "" : formatShare(anyChannel / count)}</td>
                {channels.map((channel) => (
                  <td key={channel}>{formatCount(reachable[channel] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </ScrollWide>
    </Panel>
  );
}
