import { Button } from "@mantine/core";
import { IconFilter, IconPlus, IconTemplate } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { SegmentTemplate } from "../../src-shared/contract/segment-library.ts";
import { newId } from "../../src-shared/lib/ids.ts";
import type { NamedSegment } from "../../src-shared/model/segment.ts";
import { useCommands } from "../app/commands.ts";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, ListDetail, Screen } from "../ui/index.ts";
import { describeDraft, draftsOf, useDrafts } from "./drafts.ts";
import { TemplateDialog } from "./library/TemplateDialog.tsx";
import { SegmentDetail } from "./SegmentDetail.tsx";
import { SegmentList } from "./SegmentList.tsx";

/** The segments of the project: the list on the left, the chosen one's builder on the right. */
export default function SegmentsScreen() {
  const { data: project } = useResource("project");
  const { data: saved, error } = useResource("segments");
  const route = useRoute();
  const id = route.place === "segments" ? route.id : null;
  if (project) draftsOf(project.id);
  const drafts = useDrafts((state) => state.drafts);

  const listed = [...(saved ?? [])];
  for (const draft of Object.values(drafts)) if (!listed.some((each) => each.id === draft.segment.id)) listed.push(draft.segment);
  const chosen = listed.find((each) => each.id === id);
  const first = listed[0]?.id;

  useEffect(() => {
    if (saved && !chosen && first !== undefined) navigate(pathOf("segments", first), { replace: true });
  }, [saved, chosen, first]);

  const add = () => {
    const fresh = startOf(listed);
    describeDraft(fresh, {});
    navigate(pathOf("segments", fresh.id));
  };
  const [choosing, setChoosing] = useState(false);
  const addTemplate = (template: SegmentTemplate) => {
    const fresh = { ...startOf(listed, template.name), description: template.about, rules: template.rules };
    describeDraft(fresh, {});
    setChoosing(false);
    navigate(pathOf("segments", fresh.id));
  };
  useCommands([
    { id: "segment.new", label: "New segment", group: "Segments", run: add },
    { id: "segment.template", label: "New segment from a template", group: "Segments", run: () => setChoosing(true) },
  ]);

  return (
    <Screen name="segments" ready={saved !== undefined} fill>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {saved && listed.length === 0 ? (
        <EmptyState
          icon={<IconFilter size={28} stroke={1.5} />}
          title="No segments yet"
          actions={
            <>
              <Button leftSection={<IconPlus size={16} />} onClick={add}>
                New segment
              </Button>
              <Button variant="default" leftSection={<IconTemplate size={16} />} onClick={() => setChoosing(true)}>
                From a template
              </Button>
            </>
          }
        >
          A segment is a group of subscribers that you can name and use in every journey, such as everyone who hit the data limit twice in a
          month.
        </EmptyState>
      ) : (
        <ListDetail
          list={
            <SegmentList segments={listed} drafts={drafts} current={chosen?.id ?? null} onAdd={add} onTemplate={() => setChoosing(true)} />
          }
        >
          {chosen && (
            <SegmentDetail key={chosen.id} saved={saved?.find((each) => each.id === chosen.id) ?? null} draft={drafts[chosen.id] ?? null} />
          )}
        </ListDetail>
      )}
      {choosing && <TemplateDialog onClose={() => setChoosing(false)} onChoose={addTemplate} />}
    </Screen>
  );
}

function startOf(existing: readonly NamedSegment[], wanted = "New segment"): NamedSegment {
  const names = new Set(existing.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; names.has(name); number++) name = `${wanted} ${number}`;
  return { id: newId("seg"), name, description: "", rules: { all: [] } };
}
