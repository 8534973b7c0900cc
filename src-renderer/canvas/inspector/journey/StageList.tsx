import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { stageColour } from "../../lanes/lanes.ts";
import { actionsOf } from "../../session/actions.ts";
import { useRecords, useSession } from "../../session/session.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";

function StageRow({ stage, index, count }: { stage: string; index: number; count: number }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const [text, setText] = useState<string | null>(null);
  const stages = useRecords(({ head }) => head.stages);
  const wrong =
    text === null || text === stage
      ? null
      : text.trim() === ""
        ? "A stage needs a name"
        : stages.some((other, at) => at !== index && other === text.trim())
          ? "There is such a stage already"
          : null;
  return (
    <div className={classes.stageRow}>
      <span className={classes.stageDot} style={{ background: `var(${stageColour(index)})` }} aria-hidden />
      <TextInput
        size="xs"
        className={classes.grow}
        aria-label={`Name of stage ${index + 1}`}
        value={text ?? stage}
        error={wrong}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          if (text === null || wrong !== null) return;
          if (text.trim() !== stage) actions.renameStage(index, text.trim());
          setText(null);
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${stage} left`}
        disabled={index === 0}
        onClick={() => actions.moveStage(index, index - 1)}
      >
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Move ${stage} right`}
        disabled={index === count - 1}
        onClick={() => actions.moveStage(index, index + 1)}
      >
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${stage}`}
        disabled={count === 1}
        onClick={() => actions.askRemoveStage(index)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

/** The stages in order: their names, number and place. */
export function StageList() {
  const session = useSession();
  const stages = useRecords(({ head }) => head.stages);
  return (
    <Section title="Stages">
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place and its name
        <StageRow key={`${index}:${stage}`} stage={stage} index={index} count={stages.length} />
      ))}
      <div className={classes.buttons}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => actionsOf(session).addStage()}>
          Add a stage
        </Button>
      </div>
    </Section>
  );
}
