import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconMoodSmile, IconPlus, IconTable } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { newId } from "../../src-shared/lib/ids.ts";
import { moneyText } from "../../src-shared/lib/numbers.ts";
import { personaSchema } from "../../src-shared/model/personas.ts";
import { useClient } from "../app/client.ts";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { remember, useResource } from "../store/remote.ts";
import {
  EmptyState,
  FailureNote,
  failureOf,
  formatCount,
  ListDetail,
  Screen,
  SideItem,
  SideList,
  SideText,
  toastFailure,
} from "../ui/index.ts";
import { CoverageView } from "./CoverageView.tsx";
import { PersonaForm } from "./PersonaForm.tsx";

const COVERAGE = "coverage";

/** Personas, the most valuable first, and the matrix of the messages that reach them. */
export default function PersonasScreen() {
  const core = useClient();
  const { data: views, error } = useResource("personas");
  const project = useResource("project").data;
  const { id: place, sub } = useRoute();
  const [adding, setAdding] = useState(false);
  const chosen = views?.find(({ persona }) => persona.id === sub);
  const first = views?.[0]?.persona.id;
  // While another place is loaded, this one is still there.
  useEffect(() => {
    if (place !== "personas" || !views || chosen || sub === COVERAGE || first === undefined) return;
    navigate(pathOf("segments", "personas", first), { replace: true });
  }, [place, views, chosen, sub, first]);
  const add = async () => {
    setAdding(true);
    try {
      const names = new Set(views?.map(({ persona }) => persona.name));
      let name = "New persona";
      for (let number = 2; names.has(name); number++) name = `New persona ${number}`;
      const persona = personaSchema.parse({ id: newId("per"), name });
      remember("personas", await core.personas.save(persona));
      navigate(pathOf("segments", "personas", persona.id));
    } catch (failure) {
      toastFailure(failure, "The persona could not be made");
    } finally {
      setAdding(false);
    }
  };
  const readOnly = project?.readOnly ?? false;
  return (
    <Screen name="personas" ready={views !== undefined} fill>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {views?.length === 0 && (
        <EmptyState
          icon={<IconMoodSmile size={28} stroke={1.5} />}
          title="No personas yet"
          actions={
            <Button leftSection={<IconPlus size={16} />} disabled={readOnly} loading={adding} onClick={() => void add()}>
              New persona
            </Button>
          }
        >
          A persona is somebody whom you write for: who they are, what frustrates them, what you promise. Linked to a segment it shows its
          potential revenue, and which stages and channels have no message for it.
        </EmptyState>
      )}
      {views && views.length > 0 && (
        <ListDetail
          list={
            <SideList
              title="Personas"
              label="Personas"
              aside={
                <Tooltip label="New persona">
                  <ActionIcon variant="light" size="lg" aria-label="New persona" disabled={readOnly} onClick={() => void add()}>
                    <IconPlus size={18} />
                  </ActionIcon>
                </Tooltip>
              }
              search={
                <Button
                  fullWidth
                  size="xs"
                  variant={sub === COVERAGE ? "light" : "default"}
                  leftSection={<IconTable size={14} />}
                  onClick={() => navigate(pathOf("segments", "personas", COVERAGE))}
                >
                  Message coverage
                </Button>
              }
            >
              {views.map(({ persona, subscribers, revenue }, at) => (
                <SideItem
                  key={persona.id}
                  href={`#${pathOf("segments", "personas", persona.id)}`}
                  current={persona.id === chosen?.persona.id}
                  name={`${at + 1}. ${persona.name}`}
                  aside={
                    <span>{revenue === null ? "" : moneyText(Math.round(revenue), project?.currency ?? "USD").replace(/\.00$/, "")}</span>
                  }
                >
                  <SideText>
                    {subscribers === null ? "No segment yet" : `${formatCount(subscribers)} subscribers`}
                    {persona.who !== "" && ` · ${persona.who}`}
                  </SideText>
                </SideItem>
              ))}
            </SideList>
          }
        >
          {sub === COVERAGE ? (
            <CoverageView views={views} />
          ) : (
            chosen && <PersonaForm key={chosen.persona.id} view={chosen} readOnly={readOnly} currency={project?.currency ?? "USD"} />
          )}
        </ListDetail>
      )}
    </Screen>
  );
}
