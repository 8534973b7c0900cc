import { Tabs } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from "@tabler/icons-react";
import css from "./import.module.css";
import { choose } from "./wizard/actions.ts";
import type { Source } from "./wizard/state.ts";
import { useCurrent, useFaults, useSources } from "./wizard/useWizard.ts";

/** Which of several files a step is about; nothing where there is only one. */
export function FileTabs({ faulty = false }: { faulty?: boolean }) {
  const sources = useSources();
  const current = useCurrent();
  const faults = useFaults();
  if (sources.length < 2) return null;
  return (
    <Tabs value={current?.id ?? null} onChange={(id) => id && choose(id)} className={css.tabs}>
      <Tabs.List aria-label="Files of the import">
        {sources.map((source) => (
          <Tabs.Tab
            key={source.id}
            value={source.id}
            leftSection={<Mark source={source} faulty={faulty && (faults.get(source.id)?.length ?? 0) > 0} />}
          >
            <span className={css.tab} title={source.name}>
              {source.name}
            </span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function Mark({ source, faulty }: { source: Source; faulty: boolean }) {
  if (source.phase === "looking") return <IconLoader2 size={15} aria-label="being read" className={css.turning} />;
  if (source.phase === "failed" || faulty) return <IconAlertTriangle size={15} aria-label="to be mended" className={css.bad} />;
  return <IconCircleCheck size={15} aria-label="ready" className={css.good} />;
}
