import { Button } from "@mantine/core";
import { IconFileImport, IconFolder, IconLayoutGridAdd, IconMoodEmpty, IconPlus, IconRoute } from "@tabler/icons-react";
import { useState } from "react";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import { useCommands } from "../../app/commands.ts";
import { useSetting } from "../../store/preferences.ts";
import { useResource } from "../../store/remote.ts";
import { EmptyState, FailureNote, failureOf, PageHeader, Screen } from "../../ui/index.ts";
import { useJourneyFiles } from "../files/journey-files.ts";
import { TemplateGallery } from "../templates/TemplateGallery.tsx";
import { ListVersions } from "../versions/ListVersions.tsx";
import { useJourneyActions } from "./actions.ts";
import { FilterBar } from "./FilterBar.tsx";
import { Folders } from "./Folders.tsx";
import { chosen, type Filter, isFiltered, type Place, type Sort, sorts } from "./filter.ts";
import { JourneyCard } from "./JourneyCard.tsx";
import { JourneyGrid } from "./JourneyGrid.tsx";
import classes from "./list.module.css";
import { Rename } from "./Rename.tsx";

const noFilter = { search: "", stage: null, channel: null, state: null };

/** Every journey of the project: folders, search, and ways to make one. */
export function JourneyList() {
  const { data, error } = useResource("journeys");
  const folders = useResource("folders").data ?? [];
  const { data: project } = useResource("project");
  const actions = useJourneyActions();
  const files = useJourneyFiles();
  const [sort, setSort] = useSetting<string>("journeys.sort", "updated");
  const [where, setWhere] = useState<Place>("all");
  const [words, setWords] = useState<Omit<Filter, "place" | "sort">>(noFilter);
  const [choosing, setChoosing] = useState(false);
  const [renaming, setRenaming] = useState<JourneyEntry | null>(null);
  const [versionsOf, setVersionsOf] = useState<JourneyEntry | null>(null);
  const readOnly = project?.readOnly ?? false;
  const place = typeof where === "object" && !folders.some(({ id }) => id === where.folder) ? "all" : where;
  const folder = typeof place === "object" ? place.folder : null;
  const filter: Filter = { ...words, place, sort: sort in sorts ? (sort as Sort) : "updated" };
  const change = ({ sort: order, ...rest }: Partial<Filter>) => {
    if (order) setSort(order);
    setWords((before) => ({ ...before, ...rest }));
  };
  const entries = data ?? [];
  const shown = chosen(entries, filter, folders);
  useCommands([
    { id: "journeys.new", label: "New journey", group: "Journeys", run: () => actions.blank(folder) },
    { id: "journeys.template", label: "New journey from a template", group: "Journeys", run: () => setChoosing(true) },
    { id: "journeys.import", label: "Import a journey file", group: "Journeys", run: () => files.choose(folder) },
    { id: "journeys.archive", label: "Show archived journeys", group: "Journeys", run: () => setWhere("archive") },
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
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={() => actions.blank(folder)}
        disabled={readOnly}
        data-testid="new-journey"
      >
        Blank
      </Button>
    </Button.Group>
  );
  const importing = (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} />}
      onClick={() => files.choose(folder)}
      disabled={readOnly}
      data-testid="import-journey"
    >
      Import a file
    </Button>
  );
  return (
    <Screen name="journeys" ready={data !== undefined || error !== undefined} fill>
      <div className={classes.top}>
        <PageHeader title="Journeys" note="Draw who receives what and when, and dry-run it over the whole base.">
          {entries.length > 0 && (
            <>
              {importing}
              {make}
            </>
          )}
        </PageHeader>
      </div>
      {error !== undefined && data === undefined && (
        <div className={classes.empty}>
          <FailureNote failure={failureOf(error)} />
        </div>
      )}
      {data?.length === 0 && (
        <div className={classes.empty}>
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
            Begin with a template: audience, messages, waits and splits are in place. Change what you like, then dry-run it. A journey file
            can also be dropped here.
          </EmptyState>
        </div>
      )}
      {entries.length > 0 && (
        <div className={classes.body}>
          <Folders entries={entries} folders={folders} place={place} readOnly={readOnly} actions={actions} onPlace={setWhere} />
          <div className={classes.right}>
            <FilterBar entries={entries} filter={filter} onChange={change} />
            {shown.length > 0 ? (
              <JourneyGrid key={JSON.stringify(place)} entries={shown}>
                {(entry) => (
                  <JourneyCard
                    journey={entry}
                    folders={folders}
                    actions={actions}
                    readOnly={readOnly}
                    onRename={setRenaming}
                    onVersions={setVersionsOf}
                  />
                )}
              </JourneyGrid>
            ) : (
              <Nothing filter={filter} onClear={() => setWords(noFilter)} />
            )}
          </div>
        </div>
      )}
      <TemplateGallery
        opened={choosing}
        onClose={() => setChoosing(false)}
        onBlank={() => actions.blank(folder)}
        onChoose={(template, name) => actions.fromTemplate(template, name, folder)}
      />
      {renaming && (
        <Rename
          title="Rename the journey"
          confirm="Rename"
          name={renaming.name}
          onName={(name) => actions.rename(renaming.id, name)}
          onClose={() => setRenaming(null)}
        />
      )}
      {versionsOf && (
        <ListVersions journey={{ id: versionsOf.id, name: versionsOf.name }} readOnly={readOnly} onClose={() => setVersionsOf(null)} />
      )}
    </Screen>
  );
}

/** What stands where no journey is left to show, and the way out. */
function Nothing({ filter, onClear }: { filter: Filter; onClear(): void }) {
  if (isFiltered(filter))
    return (
      <EmptyState
        icon={<IconMoodEmpty size={28} stroke={1.5} />}
        title="No journey matches"
        actions={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        Look for fewer words, or in “All journeys”.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconFolder size={28} stroke={1.5} />}
      title={filter.place === "archive" ? "Nothing is archived" : "Nothing lies here yet"}
    >
      {filter.place === "archive"
        ? "Journeys that are done can be archived by their menu; they keep their runs, and leave the list."
        : "Drag a journey onto the folder, or choose “Move to” in its menu."}
    </EmptyState>
  );
}
