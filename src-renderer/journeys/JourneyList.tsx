import { Button, Menu } from "@mantine/core";
import { IconFileImport, IconLayoutGridAdd, IconPlus, IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import type { JourneyEntry } from "../../src-shared/contract/journeys.ts";
import type { Journey } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { useCommands } from "../app/commands.ts";
import { navigate, pathOf } from "../app/router.ts";
import { pickFile, saveFile } from "../platform/files.ts";
import { invalidate, remember, useResource } from "../store/remote.ts";
import { ConfirmDialog, EmptyState, FailureNote, failureOf, PageHeader, Screen, toast, toastFailure } from "../ui/index.ts";
import { JourneyCard } from "./JourneyCard.tsx";
import classes from "./Journeys.module.css";
import { TemplateDialog } from "./TemplateDialog.tsx";

/** What can be done with the journeys of the project. */
function useJourneys() {
  const client = useClient();
  const open = (journey: Journey) => {
    invalidate("journeys");
    navigate(pathOf("journeys", journey.id));
  };
  const attempt = (work: () => Promise<void>, title: string) => void work().catch((error: unknown) => toastFailure(error, title));
  return {
    blank: () => attempt(async () => open(await client.journeys.create({ name: "New journey" })), "The journey was not made"),
    fromTemplate: (template: string, name: string) =>
      attempt(async () => open(await client.journeys.create({ name, template })), "The journey was not made"),
    importFile: () =>
      attempt(async () => {
        const file = await pickFile("journey");
        if (file) open(await client.journeys.importFile({ file: file.token }));
      }, "The file was not imported"),
    duplicate: (id: string) =>
      attempt(async () => {
        const copy = await client.journeys.duplicate({ id });
        invalidate("journeys");
        toast(`“${copy.name}” was made.`);
      }, "The journey was not duplicated"),
    exportFile: (id: string) =>
      attempt(async () => {
        await saveFile(await client.journeys.exportFile({ id }));
      }, "The journey was not exported"),
    remove: (id: string) => attempt(async () => remember("journeys", await client.journeys.remove({ id })), "The journey was not deleted"),
  };
}

/** Every journey of the project, and ways to make one. */
export function JourneyList() {
  const { data, error } = useResource("journeys");
  const { data: project } = useResource("project");
  const journeys = useJourneys();
  const [choosing, setChoosing] = useState(false);
  const [deleting, setDeleting] = useState<JourneyEntry | null>(null);
  const readOnly = project?.readOnly ?? false;
  useCommands([
    { id: "journeys.new", label: "New journey", group: "Journeys", run: journeys.blank },
    { id: "journeys.template", label: "New journey from a template", group: "Journeys", run: () => setChoosing(true) },
    { id: "journeys.import", label: "Import a journey file", group: "Journeys", run: journeys.importFile },
  ]);
  const make = (
    <Button.Group>
      <Button
        leftSection={<IconLayoutGridAdd size={17} />}
        onClick={() => setChoosing(true)}
        disabled={readOnly}
        data-testid="new-from-template"
      >
        New from a template
      </Button>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={journeys.blank} disabled={readOnly} data-testid="new-journey">
        Blank
      </Button>
    </Button.Group>
  );
  const importing = (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} />}
      onClick={journeys.importFile}
      disabled={readOnly}
      data-testid="import-journey"
    >
      Import a file
    </Button>
  );
  return (
    <Screen name="journeys" ready={data !== undefined || error !== undefined}>
      <PageHeader title="Journeys" note="Draw who receives what and when, and dry-run it over the whole base.">
        {data && data.length > 0 && (
          <>
            {importing}
            {make}
          </>
        )}
      </PageHeader>
      {error !== undefined && data === undefined && <FailureNote failure={failureOf(error)} />}
      {data?.length === 0 && (
        <EmptyState
          icon={<IconRoute size={28} stroke={1.5} />}
          title="No journey yet"
          actions={
            <>
              {make}
              {importing}
            </>
          }
        >
          Begin with a template: a case that broadband providers published, with audience, messages, waits and splits in place. Change what
          you like, then dry-run it.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className={classes.cards}>
          {data.map((journey) => (
            <JourneyCard
              key={journey.id}
              journey={journey}
              menu={
                <>
                  <Menu.Item onClick={() => journeys.duplicate(journey.id)} disabled={readOnly}>
                    Duplicate
                  </Menu.Item>
                  <Menu.Item onClick={() => journeys.exportFile(journey.id)}>Export as a file</Menu.Item>
                  <Menu.Divider />
                  <Menu.Item color="red" onClick={() => setDeleting(journey)} disabled={readOnly}>
                    Delete
                  </Menu.Item>
                </>
              }
            />
          ))}
        </ul>
      )}
      <TemplateDialog opened={choosing} onClose={() => setChoosing(false)} onBlank={journeys.blank} onChoose={journeys.fromTemplate} />
      <ConfirmDialog
        opened={deleting !== null}
        title="Delete this journey?"
        confirm="Delete journey"
        onConfirm={() => deleting && journeys.remove(deleting.id)}
        onClose={() => setDeleting(null)}
      >
        “{deleting?.name}” with its {deleting?.nodes} nodes will be gone. Its saved runs and plans stay.
      </ConfirmDialog>
    </Screen>
  );
}
