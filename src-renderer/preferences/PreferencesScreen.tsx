import { Button, MultiSelect, NumberInput } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { type ChannelId, channelIds, channelOf } from "../../src-shared/channels/index.ts";
import type { Preference, SegmentPreference } from "../../src-shared/model/preferences.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf } from "../app/router.ts";
import { remember, useResource } from "../store/remote.ts";
import {
  Detail,
  EmptyState,
  FailureNote,
  failureOf,
  formatCount,
  PageHeader,
  Panel,
  Quiet,
  Screen,
  toastFailure,
  toastUndo,
} from "../ui/index.ts";
import css from "./preferences.module.css";

const labelOf = (channel: string): string =>
  (channelIds as readonly string[]).includes(channel) ? channelOf(channel as ChannelId).label : channel;

/** Which channels each segment prefers, by history or as typed, and how often it wishes to be contacted. */
export default function PreferencesScreen() {
  const { data: list, error } = useResource("preferences");
  const project = useResource("project").data;
  return (
    <Screen name="preferences" ready={list !== undefined} fill>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {list?.length === 0 ? (
        <EmptyState
          icon={<IconMessages size={28} stroke={1.5} />}
          title="No segments yet"
          actions={<Button onClick={() => navigate(pathOf("segments"))}>To the segments</Button>}
        >
          Channel preference and contact frequency are kept for each segment. Make a segment first.
        </EmptyState>
      ) : (
        <Detail wide>
          <PageHeader
            title="Channels and frequency"
            note="Which channels each segment prefers: by its answers and statements in the data, or as you type it. A wish for fewer contacts becomes a limit of the project at one click."
          />
          {list && (
            <div className={css.cards}>
              {list.map((each) => (
                <Card key={each.segment.id} preference={each} readOnly={project?.readOnly ?? false} />
              ))}
            </div>
          )}
        </Detail>
      )}
    </Screen>
  );
}

function Card({
  preference: { segment, subscribers, problem, typed, history, channels },
  readOnly,
}: {
  preference: SegmentPreference;
  readOnly: boolean;
}) {
  const core = useClient();
  const project = useResource("project").data;
  const set = async (change: Partial<Preference>) => {
    try {
      remember("preferences", await core.preferences.set({ segment: segment.id, ...typed, ...change }));
    } catch (error) {
      toastFailure(error, "The preference was not kept");
    }
  };
  const { wish } = typed;
  const caps = project?.caps ?? [];
  const known = caps.some(
    (cap) => cap.channel === "any" && wish && cap.count <= wish.count && cap.window.kind === "rolling" && cap.window.days >= wish.days,
  );
  const limit = async () => {
    if (!wish) return;
    try {
      const cap = { channel: "any", count: wish.count, window: { kind: "rolling" as const, days: wish.days } };
      remember("project", await core.project.setSettings({ caps: [...caps, cap] }));
      toastUndo("Every journey now keeps to it.", async () => remember("project", await core.project.setSettings({ caps })));
    } catch (error) {
      toastFailure(error, "The limit was not set");
    }
  };
  return (
    <Panel
      title={segment.name}
      aside={<Quiet>{subscribers === null ? "cannot be counted" : `${formatCount(subscribers)} subscribers`}</Quiet>}
    >
      {problem !== null && <p className={css.problem}>{problem}</p>}
      <div className={css.card}>
        <MultiSelect
          label="Preferred channels, the first the most"
          description={
            typed.channels === null
              ? channels.length > 0
                ? `By history: ${channels.map(labelOf).join(", ")}`
                : "The data says nothing; type them"
              : "As you typed it"
          }
          placeholder={typed.channels === null ? "As history says" : undefined}
          readOnly={readOnly}
          clearable
          value={typed.channels ?? []}
          data={channelIds.map((id) => ({ value: id, label: channelOf(id).label }))}
          onChange={(next) => void set({ channels: next.length === 0 ? null : next })}
        />
        <div className={css.wish}>
          <NumberInput
            label="At most messages"
            placeholder="No wish"
            min={0}
            max={1000}
            allowDecimal={false}
            readOnly={readOnly}
            value={wish?.count ?? ""}
            onChange={(count) => void set({ wish: typeof count === "number" ? { count, days: wish?.days ?? 7 } : null })}
          />
          <NumberInput
            label="In days"
            min={1}
            max={366}
            allowDecimal={false}
            disabled={wish === null}
            readOnly={readOnly}
            value={wish?.days ?? 7}
            onChange={(days) => wish && typeof days === "number" && days >= 1 && void set({ wish: { ...wish, days } })}
          />
          <Button variant="default" disabled={readOnly || wish === null || known} onClick={() => void limit()}>
            {known ? "In force as a limit" : "Make it a limit for all journeys"}
          </Button>
        </div>
        {history.length > 0 && (
          <table className={css.evidence}>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">Answers</th>
                <th scope="col">Said so</th>
                <th scope="col">Can be reached</th>
              </tr>
            </thead>
            <tbody>
              {history.map(({ channel, responses, stated, reachable }) => (
                <tr key={channel}>
                  <th scope="row">{labelOf(channel)}</th>
                  <td>{formatCount(responses)}</td>
                  <td>{formatCount(stated)}</td>
                  <td>{formatCount(reachable)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  );
}
