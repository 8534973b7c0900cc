import { Loader } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { Suspense, useEffect } from "react";
import type { MenuCommand } from "../../src-shared/contract/bridge.ts";
import { desktop } from "../platform/desktop.ts";
import { ProjectActionsProvider } from "../project/ProjectActions.tsx";
import { StartScreen } from "../project/StartScreen.tsx";
import { useKeepDrafts } from "../segments/useKeepDrafts.ts";
import { useResource } from "../store/remote.ts";
import { FailureNote } from "../ui/FailureNote.tsx";
import { failureOf } from "../ui/failure.ts";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { useColorScheme } from "./color-scheme.ts";
import { runCommand, useCommands } from "./commands.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { FileDrop } from "./FileDrop.tsx";
import { Header } from "./Header.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { navigate, pathOf, useRoute } from "./router.ts";
import { ShortcutSheet } from "./ShortcutSheet.tsx";
import { Splash } from "./Splash.tsx";
import { placeLabels, railPlaces, screens } from "./screens.ts";
import css from "./shell.module.css";
import { useKeymap } from "./useKeymap.ts";

/** Everything around the screens: rail, header, palette, keys. Without a project, the start screen. */
export function Shell({ reconnect }: { reconnect(): Promise<void> }) {
  const { data: project, error } = useResource("project");
  useKeymap();
  useMenu();
  useShellCommands();
  useTitle(project?.name);
  useKeepDrafts(project?.id);
  if (project === undefined && !error) return <Splash />;
  return (
    <ProjectActionsProvider>
      <div className={css.window}>
        <ConnectionBanner reconnect={reconnect} />
        {error !== undefined && <FailureNote failure={failureOf(error)} />}
        {project ? <Frame key={project.id} /> : <StartScreen />}
      </div>
      <Palette />
      <ShortcutSheet />
    </ProjectActionsProvider>
  );
}

function Frame() {
  const { place } = useRoute();
  const Screen = screens[place];
  return (
    <div className={css.frame}>
      <FileDrop />
      <Rail />
      <div className={css.column}>
        <Header />
        <main className={css.main} id="main">
          <ErrorBoundary key={place} what={placeLabels[place]}>
            <Suspense
              fallback={
                <div className={css.loading}>
                  <Loader type="dots" aria-label={`Loading ${placeLabels[place]}`} />
                </div>
              }
            >
              <Screen />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

function useShellCommands() {
  const { choose } = useColorScheme();
  useCommands([
    ...railPlaces.map(({ place, keys }) => ({
      id: `go.${place}`,
      label: `Go to ${placeLabels[place]}`,
      group: "Go to",
      keys,
      run: () => navigate(pathOf(place)),
    })),
    { id: "go.import", label: "Import subscribers or events", group: "Go to", run: () => navigate("/import") },
    { id: "go.settings", label: "Settings", group: "Go to", keys: "mod+,", run: () => navigate("/settings") },
    { id: "help.palette", label: "Search commands", group: "Help", hidden: true, run: () => spotlight.open() },
    { id: "view.light", label: "Light colours", group: "View", run: () => choose("light") },
    { id: "view.dark", label: "Dark colours", group: "View", run: () => choose("dark") },
    { id: "view.auto", label: "Colours like the system", group: "View", run: () => choose("auto") },
  ]);
}

/** The commands behind the items of the native menu. */
const ofMenu: Record<MenuCommand, string> = {
  "new-project": "project.new",
  "open-project": "project.open",
  "save-copy": "project.save-copy",
  import: "go.import",
  "go-journeys": "go.journeys",
  "go-segments": "go.segments",
  "go-subscribers": "go.subscribers",
  "go-results": "go.results",
  "go-plan": "go.plan",
  "go-settings": "go.settings",
  palette: "help.palette",
  shortcuts: "help.shortcuts",
};

function useMenu() {
  useEffect(() => desktop?.onMenu((command) => void runCommand(ofMenu[command])), []);
}

function useTitle(name: string | undefined) {
  useEffect(() => {
    const title = name === undefined ? "Throughline" : `${name} · Throughline`;
    document.title = title;
    desktop?.setTitle(title);
  }, [name]);
}
