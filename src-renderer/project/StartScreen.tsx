import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFilePlus, IconFolderOpen, IconPackage, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { RecentProject } from "../../src-shared/contract/project.ts";
import { useResource } from "../store/remote.ts";
import { formatMoment } from "../ui/format.ts";
import { Logo } from "../ui/Logo.tsx";
import { useProjectActions } from "./ProjectActions.tsx";
import css from "./project.module.css";

/** The first screen, while no project is open. */
export function StartScreen() {
  const recent = useResource("recent");
  const actions = useProjectActions();
  return (
    <main className={css.start} data-screen="start" data-ready={recent.data !== undefined || recent.error !== undefined}>
      <div className={css.startInner}>
        <div className={css.hero}>
          <Logo size={44} />
          <h1>Throughline</h1>
          <p>
            Draw subscriber journeys, dry-run them over your whole base, and export the plan. Your data stays in one file on this computer.
          </p>
        </div>
        <div className={css.starts}>
          <StartButton icon={<IconPackage size={22} stroke={1.6} />} title="Open the sample workspace" onClick={actions.openSample} primary>
            A made-up cooperative with 12,000 broadband subscribers and a year of events. The quickest way to see a dry run.
          </StartButton>
          <StartButton icon={<IconFilePlus size={22} stroke={1.6} />} title="New project" onClick={actions.askNew}>
            Start empty and import your own subscribers from a CSV file.
          </StartButton>
          <StartButton icon={<IconFolderOpen size={22} stroke={1.6} />} title="Open…" onClick={actions.open}>
            Choose a .throughline project file.
          </StartButton>
        </div>
        {(recent.data ?? []).length > 0 && (
          <section className={css.recent}>
            <h2>Recent projects</h2>
            <ul>
              {recent.data?.map((project) => (
                <Recent key={project.id} project={project} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

function StartButton({
  icon,
  title,
  primary = false,
  onClick,
  children,
}: {
  icon: ReactNode;
  title: string;
  primary?: boolean;
  onClick(): void | Promise<void>;
  children: ReactNode;
}) {
  return (
    <button type="button" className={css.startButton} data-primary={primary} onClick={() => void onClick()}>
      <span className={css.startIcon}>{icon}</span>
      <span>
        <strong>{title}</strong>
        <span>{children}</span>
      </span>
    </button>
  );
}

function Recent({ project }: { project: RecentProject }) {
  const { openRecent, forgetRecent } = useProjectActions();
  const { id, name, place, opened, missing } = project;
  return (
    <li className={css.recentRow}>
      <button type="button" onClick={() => void openRecent(id)} disabled={missing}>
        <strong>{name}</strong>
        <time>{missing ? "the file is no longer there" : formatMoment(opened)}</time>
        <span>{place}</span>
      </button>
      <Tooltip label="Take off this list; the file stays">
        <ActionIcon variant="subtle" color="gray" aria-label={`Take ${name} off this list`} onClick={() => void forgetRecent(id)}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
