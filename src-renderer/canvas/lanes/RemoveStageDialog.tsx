import { Button, Group, Modal, NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { plural } from "../../../src-shared/lib/numbers.ts";
import { heirOf } from "../edits/stages.ts";
import { actionsOf } from "../session/actions.ts";
import { useRecords, useSession, useView } from "../session/session.ts";

/** Asks where the nodes of a stage go before it is removed. */
export function RemoveStageDialog() {
  const session = useSession();
  const index = useView((view) => view.removing);
  const close = () => session.view.setState({ removing: null });
  return (
    <Modal opened={index !== null} onClose={close} title="Remove a stage" size="sm" centered>
      {index !== null && <Question index={index} onClose={close} />}
    </Modal>
  );
}

const DELETE = "\u0000delete";

function Question({ index, onClose }: { index: number; onClose(): void }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const stages = useRecords(({ head }) => head.stages);
  const [to, setTo] = useState(() => heirOf(stages, index) ?? DELETE);
  const nodes = plural(actions.nodesIn(index), "node");
  return (
    <>
      <NativeSelect
        label={`“${stages[index]}” holds ${nodes}. Where do they go?`}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
        data-autofocus
        data={[
          ...stages.filter((_, at) => at !== index).map((stage) => ({ value: stage, label: `To ${stage}` })),
          { value: DELETE, label: `Nowhere: delete ${nodes}` },
        ]}
      />
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep the stage
        </Button>
        <Button
          color={to === DELETE ? "red" : undefined}
          onClick={() => {
            onClose();
            actions.removeStage(index, to === DELETE ? null : to);
          }}
        >
          {to === DELETE ? "Remove stage and nodes" : "Remove stage"}
        </Button>
      </Group>
    </>
  );
}
