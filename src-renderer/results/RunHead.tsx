import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconArrowsDiff, IconClipboardText, IconDots, IconRoute, IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { RunEntry, SavedRun } from "../../src-shared/contract/runs.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf } from "../app/router.ts";
import { invalidate, remember, useResource } from "../store/remote.ts";
import { ConfirmDialog, DetailHead, formatMoment, NameField, toast, toastFailure } from "../ui/index.ts";
import { CompareDialog } from "./compare/CompareDialog.tsx";

/** The head of a run: its name, kept as it is left, where it came from, and what can be done with it. */
export function RunHead({ entry, run, journeyExists }: { entry: RunEntry; run: SavedRun; journeyExists: boolean }) {
  const core = useClient();
  const readOnly = useResource("project").data?.readOnly ?? false;
  const [name, setName] = useState(entry.name);
  const [deleting, setDeleting] = useState(false);
  const [comparing, setComparing] = useState(false);
  useEffect(() => setName(entry.name), [entry.name]);

  const rename = async () => {
    const wanted = name.trim();
    if (wanted === "" || wanted === entry.name) return setName(entry.name);
    try {
      await core.runs.rename({ id: entry.id, name: wanted });
      invalidate("runs");
    } catch (error) {
      setName(entry.name);
      toastFailure(error, "The run could not be renamed");
    }
  };

  const remove = async () => {
    try {
      const left = await core.runs.remove({ id: entry.id });
      navigate(pathOf("results"), { replace: true });
      remember("runs", left);
      invalidate("journeys");
      toast(`“${entry.name}” was deleted.`);
    } catch (error) {
      toastFailure(error, "The run could not be deleted");
    }
  };

  return (
    <DetailHead
      name={
        <>
          <NameField
            label="Name of the run"
            value={name}
            readOnly={readOnly}
            onChange={setName}
            onLeave={() => void rename()}
            testId="run-name"
          />
          <p>
            {entry.journeyName}, dry run of {formatMoment(entry.at)}
          </p>
        </>
      }
      actions={
        <>
          <Tooltip label="The journey was removed from the project" disabled={journeyExists}>
            <Button
              variant="default"
              component="a"
              href={journeyExists ? `#${pathOf("journeys", entry.journeyId)}` : undefined}
              data-disabled={journeyExists ? undefined : true}
              leftSection={<IconRoute size={16} />}
              data-testid="open-journey"
            >
              Journey
            </Button>
          </Tooltip>
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={16} />}
            onClick={() => setComparing(true)}
            data-testid="open-compare"
          >
            Compare
          </Button>
          <Button component="a" href={`#${pathOf("plan", entry.id)}`} leftSection={<IconClipboardText size={16} />} data-testid="open-plan">
            Plan
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More about this run" data-testid="run-menu">
                <IconDots size={18} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} />}
                disabled={readOnly}
                onClick={() => setDeleting(true)}
                data-testid="delete-run"
              >
                Delete this run
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <CompareDialog entry={entry} run={run} opened={comparing} onClose={() => setComparing(false)} />
      <ConfirmDialog
        opened={deleting}
        title={`Delete “${entry.name}”?`}
        confirm="Delete run"
        onConfirm={() => void remove()}
        onClose={() => setDeleting(false)}
      >
        Its counts and its plan are lost. The journey stays, and a dry run with the same seed and data gives the same numbers again.
      </ConfirmDialog>
    </DetailHead>
  );
}
