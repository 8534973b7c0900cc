import { NativeSelect, Switch } from "@mantine/core";
import type { Segment } from "../../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../../segments/SegmentEditor.tsx";
import { useRecords } from "../../session/session.ts";
import { useHeadEdit } from "../edit.ts";
import { eventOption, useOtherEvents } from "../events.ts";
import { Section } from "../fields.tsx";

const responses = ["converted", "clicked", "opened", "answered", "delivered"];

/** What ends the journey for a subscriber before its paths do. */
export function GoalFields() {
  const { goal, exitWhen, settings } = useRecords((records) => records.head);
  const edit = useHeadEdit();
  const { names } = useOtherEvents(goal?.event);
  const own = goal && !names.includes(goal.event) ? [goal.event] : [];
  return (
    <Section title="Goal and exit">
      <NativeSelect
        size="xs"
        label="Goal"
        description="The event that ends the journey as reached, wherever the subscriber stands."
        value={goal?.event ?? ""}
        data={[
          { value: "", label: "no goal" },
          { group: "Responses to messages", items: [...new Set([...own, ...responses])].map(eventOption) },
          { group: "Other events", items: names.map(eventOption) },
        ]}
        onChange={(event) => {
          const name = event.currentTarget.value;
          edit.set("goal", { goal: name === "" ? null : { ...goal, event: name } });
        }}
      />
      <Switch
        size="xs"
        label="Exit criteria"
        description="Whoever comes to match these rules leaves."
        checked={exitWhen !== null}
        onChange={(event) => edit.set("exit criteria", { exitWhen: event.currentTarget.checked ? { any: [] } : null })}
      />
      {exitWhen !== null && (
        <SegmentEditor value={exitWhen as Segment} onChange={(value) => edit.set("exit criteria", { exitWhen: value })} compact />
      )}
      <NativeSelect
        size="xs"
        label="Asked"
        description="When the goal and the exit criteria are looked at."
        value={settings.exitCheck}
        data={[
          { value: "at-once", label: "at once, wherever the subscriber stands" },
          { value: "end-of-step", label: "whenever the subscriber leaves a node" },
        ]}
        onChange={({ currentTarget }) => edit.setSettings("exit check", { exitCheck: currentTarget.value })}
      />
    </Section>
  );
}
