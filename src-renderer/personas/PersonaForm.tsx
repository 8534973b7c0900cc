import { Avatar, Button, FileButton, Select, Textarea } from "@mantine/core";
import { IconPhoto, IconTrash } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { moneyText } from "../../src-shared/lib/numbers.ts";
import type { Persona, PersonaView } from "../../src-shared/model/personas.ts";
import { useClient } from "../app/client.ts";
import { useCommands } from "../app/commands.ts";
import { navigate, pathOf } from "../app/router.ts";
import { remember, useResource } from "../store/remote.ts";
import {
  ConfirmDialog,
  Detail,
  DetailHead,
  type Failure,
  FailureNote,
  Figure,
  Figures,
  failureOf,
  formatCount,
  NameField,
  Panel,
  toast,
  toastFailure,
  Warnings,
} from "../ui/index.ts";
import css from "./personas.module.css";

/** Largest picture, bytes: it is kept in the project file. */
const MOST_BYTES = 300_000;

const read = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const listOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What was typed and not saved, by persona, with the segment that it had then: leaving the screen loses nothing. */
const unsaved = new Map<string, { persona: Persona; segment: string | null }>();

/** One persona: picture, words, linked segment, with what the data says of it. */
export function PersonaForm({ view, readOnly, currency }: { view: PersonaView; readOnly: boolean; currency: string }) {
  const core = useClient();
  const segments = useResource("segments").data ?? [];
  const kept = unsaved.get(view.persona.id);
  const start = kept?.persona ?? view.persona;
  const [draft, setDraft] = useState<Persona>(start);
  // A segment that was renamed meanwhile is still the one that was meant.
  const [known, setKnown] = useState(kept ? kept.segment : view.persona.segment);
  if (known !== view.persona.segment) {
    setKnown(view.persona.segment);
    if (draft.segment === known) setDraft({ ...draft, segment: view.persona.segment });
  }
  // Lists are typed as lines; empty ones go when they are saved.
  const [typed, setTyped] = useState({
    frustrations: start.frustrations.join("\n"),
    goals: start.goals.join("\n"),
    metrics: start.metrics.join("\n"),
  });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [removing, setRemoving] = useState(false);
  const whole: Persona = {
    ...draft,
    frustrations: listOf(typed.frustrations),
    goals: listOf(typed.goals),
    metrics: listOf(typed.metrics),
  };
  const changed = JSON.stringify(whole) !== JSON.stringify(view.persona);
  useEffect(() => {
    if (changed) unsaved.set(view.persona.id, { persona: whole, segment: known });
    else unsaved.delete(view.persona.id);
  });
  const save = async () => {
    if (!changed) return;
    setFailure(null);
    try {
      remember("personas", await core.personas.save(whole));
      toast(`“${whole.name.trim()}” was saved.`);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  useCommands([{ id: "persona.save", label: "Save the persona", group: "Segments", keys: "mod+S", run: () => void save() }]);
  const choose = async (file: File | null) => {
    if (!file) return;
    if (file.size > MOST_BYTES) return toastFailure(new Error("The picture is larger than 300 KB. Choose a smaller one."), "Not used");
    setDraft({ ...draft, picture: await read(file) });
  };
  const remove = async () => {
    try {
      remember("personas", await core.personas.remove({ id: draft.id }));
      unsaved.delete(draft.id);
      navigate(pathOf("segments", "personas"), { replace: true });
      toast(`“${draft.name}” was deleted.`);
    } catch (error) {
      toastFailure(error, "The persona could not be deleted");
    }
  };
  const text = (label: string, name: "who" | "demographics" | "valueProposition", placeholder: string) => (
    <Textarea
      label={label}
      placeholder={placeholder}
      autosize
      minRows={2}
      readOnly={readOnly}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  const list = (label: string, name: "frustrations" | "goals" | "metrics", placeholder: string) => (
    <Textarea
      label={label}
      description="One a line"
      placeholder={placeholder}
      autosize
      minRows={3}
      readOnly={readOnly}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Detail>
      <DetailHead
        name={
          <NameField
            label="Name of the persona"
            error={draft.name.trim() === "" ? "Give the persona a name." : undefined}
            value={draft.name}
            readOnly={readOnly}
            onChange={(name) => setDraft({ ...draft, name })}
          />
        }
        actions={
          <>
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} />}
              disabled={readOnly}
              onClick={() => setRemoving(true)}
            >
              Delete…
            </Button>
            <Button disabled={!changed || readOnly || draft.name.trim() === ""} onClick={() => void save()}>
              {changed ? "Save persona" : "Saved"}
            </Button>
          </>
        }
      />
      {failure && <FailureNote failure={failure} />}
      <Warnings sentences={view.problem === null ? [] : [view.problem]} />
      <Panel>
        <div className={css.top}>
          <div className={css.picture}>
            <Avatar
              src={draft.picture}
              alt={draft.picture === null ? "" : `Picture of ${draft.name}`}
              size={112}
              radius={16}
              name={draft.name}
              color="teal"
            />
            <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => void choose(file)}>
              {(props) => (
                <Button {...props} size="compact-xs" variant="subtle" leftSection={<IconPhoto size={14} />} disabled={readOnly}>
                  {draft.picture === null ? "Choose a picture" : "Another picture"}
                </Button>
              )}
            </FileButton>
            {draft.picture !== null && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={readOnly}
                onClick={() => setDraft({ ...draft, picture: null })}
              >
                No picture
              </Button>
            )}
          </div>
          <div className={css.linked}>
            <Select
              label="Segment that the persona stands for"
              placeholder="None"
              clearable
              searchable
              readOnly={readOnly}
              data={segments.map(({ name }) => name)}
              value={draft.segment}
              onChange={(segment) => setDraft({ ...draft, segment })}
            />
            <Figures>
              <Figure label="Subscribers" value={view.subscribers === null ? "–" : formatCount(view.subscribers)} />
              <Figure
                label="Potential revenue"
                value={view.revenue === null ? "–" : moneyText(view.revenue, currency)}
                note={view.revenueFrom ?? "Link a segment, and have lifetime values or a monthly revenue."}
              />
            </Figures>
          </div>
        </div>
      </Panel>
      {text("Who", "who", "A family of four on the edge of town who stream every evening")}
      {text("Demographics", "demographics", "35 to 50, two children, own home")}
      <div className={css.lists}>
        {list("Frustrations", "frustrations", "The picture freezes when everyone is home")}
        {list("Goals", "goals", "Films without waiting")}
        {list("Success metrics", "metrics", "No limit hit in a month")}
      </div>
      {text("Value proposition", "valueProposition", "The tier that never stops the film, with Wi-Fi in every room")}
      <ConfirmDialog
        opened={removing}
        title="Delete this persona?"
        confirm="Delete persona"
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        “{view.persona.name}” will be gone from this project. Its segment stays.
      </ConfirmDialog>
    </Detail>
  );
}
