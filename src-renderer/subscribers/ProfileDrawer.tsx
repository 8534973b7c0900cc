import { Button, Drawer, Skeleton, Tabs } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import { eventLabel } from "../../src-shared/segments/labelled.ts";
import { useClient } from "../app/client.ts";
import { askTrace } from "../results/trace/asked.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { useResource } from "../store/remote.ts";
import { FailureNote } from "../ui/FailureNote.tsx";
import { type Failure, failureOf } from "../ui/failure.ts";
import { formatCount } from "../ui/format.ts";
import { cellText } from "./columns.ts";
import css from "./subscribers.module.css";

type Profile = Awaited<ReturnType<CoreClient["subscribers"]["profile"]>>;

/** Everything known of one subscriber: values by kind of data, and what happened when. */
export function ProfileDrawer({
  subscriber,
  fields,
  onClose,
}: {
  subscriber: string | null;
  fields: readonly FieldSummary[];
  onClose(): void;
}) {
  const core = useClient();
  const [profile, setProfile] = useState<Profile | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    if (subscriber === null) return;
    const controller = new AbortController();
    setFailure(null);
    core.subscribers.profile({ key: subscriber }, { signal: controller.signal }).then(
      (found) => {
        if (!controller.signal.aborted) setProfile(found);
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setFailure(failureOf(error));
      },
    );
    return () => controller.abort();
  }, [core, subscriber]);
  const current = profile?.key === subscriber ? profile : null;
  return (
    <Drawer
      opened={subscriber !== null}
      onClose={onClose}
      position="right"
      size={420}
      title={<span className={css.profileTitle}>{subscriber}</span>}
    >
      {current && <TraceButton subscriber={current.key} />}
      {failure ? (
        <FailureNote failure={failure} />
      ) : current ? (
        <Tabs defaultValue="values">
          <Tabs.List>
            <Tabs.Tab value="values">Values</Tabs.Tab>
            <Tabs.Tab value="events">Events ({formatCount(current.events.length)})</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="values">
            <Values profile={current} fields={fields} />
          </Tabs.Panel>
          <Tabs.Panel value="events">
            <Timeline events={current.events} />
          </Tabs.Panel>
        </Tabs>
      ) : (
        <Skeleton height={320} />
      )}
    </Drawer>
  );
}

/** The way to what happened to a subscriber in the latest run; nothing while there is no run. */
function TraceButton({ subscriber }: { subscriber: string }) {
  const [latest] = useResource("runs").data ?? [];
  if (!latest) return null;
  return (
    <Button
      variant="default"
      size="xs"
      mb="sm"
      leftSection={<IconRoute size={15} />}
      onClick={() => askTrace(latest.id, subscriber)}
      data-testid="trace-subscriber"
    >
      Trace in “{latest.name}” of {latest.journeyName}
    </Button>
  );
}

function Values({ profile, fields }: { profile: Profile; fields: readonly FieldSummary[] }) {
  const byGroup = Map.groupBy(fields, ({ group }) => group);
  return fieldGroups.map((group) => {
    const items = byGroup.get(group);
    return (
      items && (
        <section key={group} className={css.profileGroup}>
          <h3>{groupLabels[group]}</h3>
          <dl>
            {items.map(({ id, label }) => {
              const text = cellText(profile.values[id] ?? null);
              return (
                <div key={id}>
                  <dt>{label || id}</dt>
                  <dd data-missing={text === null}>{text ?? "missing"}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      )
    );
  });
}

function Timeline({ events }: { events: Profile["events"] }) {
  return (
    <section className={css.profileGroup}>
      {events.length === 0 ? (
        <p className={css.fieldNote}>No events of this subscriber were imported.</p>
      ) : (
        <ol className={css.timeline}>
          {events.map(({ event, at, attributes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same event may stand twice at one moment
            <li key={`${at}${event}${index}`}>
              <time>{at.replace("T", " ").slice(0, 16)}</time>
              <strong>{eventLabel(event)}</strong>
              <span>
                {Object.entries(attributes)
                  .map(([name, value]) => `${name} ${cellText(value) ?? "missing"}`)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
