import { Modal } from "@mantine/core";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { Project } from "../../src-shared/contract/project.ts";
import { useClient } from "../app/client.ts";
import { useCommands } from "../app/commands.ts";
import { landingPath } from "../app/landing.ts";
import { navigate } from "../app/router.ts";
import { pickFile, pickNewProject, saveFile } from "../platform/files.ts";
import { unsavedIn, useDrafts } from "../segments/drafts.ts";
import { invalidate, known, remember } from "../store/remote.ts";
import { finishProject, markSaved } from "../store/session.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { FailureNote } from "../ui/FailureNote.tsx";
import { plural } from "../ui/format.ts";
import { ProgressPanel } from "../ui/ProgressPanel.tsx";
import { toast, toastFailure } from "../ui/toast.ts";
import { useJob } from "../ui/useJob.ts";
import { NewProjectDialog } from "./NewProjectDialog.tsx";

interface ProjectActions {
  /** Asks for a name, then makes an empty project. */
  askNew(): void;
  open(): Promise<void>;
  openRecent(id: string): Promise<void>;
  forgetRecent(id: string): Promise<void>;
  openSample(): Promise<void>;
  saveCopy(): Promise<void>;
}

const Context = createContext<ProjectActions | null>(null);

export function useProjectActions(): ProjectActions {
  const actions = useContext(Context);
  if (!actions) throw new Error("useProjectActions needs ProjectActionsProvider above it.");
  return actions;
}

/** Opening, making and copying projects, with their dialogs. */
export function ProjectActionsProvider({ children }: { children: ReactNode }) {
  const core = useClient();
  const [naming, setNaming] = useState(false);
  /** What waits for the word that unsaved segments may be lost. */
  const [waiting, setWaiting] = useState<{ segments: number; go(): void } | null>(null);
  const sample = useJob<Project>({ keepRunning: true });

  const show = (project: Project, path: string) => {
    remember("project", project);
    markSaved();
    invalidate("recent");
    navigate(path);
    if (project.notice !== null) toast(project.notice);
  };
  /** Runs a change of project; what goes wrong is said, and the open project stays. */
  const change = async (open: () => Promise<Project | null>) => {
    try {
      await finishProject();
      const project = await open();
      if (project) show(project, await landingPath(core));
    } catch (error) {
      toastFailure(error, "The project could not be opened");
      invalidate("recent");
    }
  };

  /** Goes on at once, or asks first when segments of the open project are not saved. */
  const leave = (go: () => void): void => {
    const segments = unsavedIn(useDrafts.getState(), known("project")?.id).length;
    if (segments === 0) go();
    else setWaiting({ segments, go });
  };

  const actions: ProjectActions = {
    askNew: () => leave(() => setNaming(true)),
    open: async () =>
      leave(
        () =>
          void change(async () => {
            const file = await pickFile("project");
            return file && core.project.open({ file: file.token });
          }),
      ),
    openRecent: async (id) => leave(() => void change(() => core.project.openRecent({ id }))),
    forgetRecent: async (id) => {
      try {
        remember("recent", await core.project.forgetRecent({ id }));
      } catch (error) {
        toastFailure(error);
      }
    },
    openSample: async () => leave(() => void change(() => sample.start((signal) => core.project.openSample(undefined, { signal })))),
    saveCopy: async () => {
      try {
        await finishProject();
        if (await saveFile(await core.project.saveCopy())) toast("A copy of the project was saved.");
      } catch (error) {
        toastFailure(error, "The copy could not be made");
      }
    },
  };
  const create = async (name: string) => {
    const place = await pickNewProject(name);
    if (place === undefined) return;
    await finishProject();
    show(await core.project.create({ name, ...(place ? { at: place.token } : {}) }), "/import");
    setNaming(false);
  };

  useCommands([
    { id: "project.new", label: "New project…", group: "Project", run: actions.askNew },
    { id: "project.open", label: "Open a project file…", group: "Project", keys: "mod+O", run: () => void actions.open() },
    { id: "project.sample", label: "Open the sample workspace", group: "Project", run: () => void actions.openSample() },
    { id: "project.save-copy", label: "Save a copy of the project…", group: "Project", run: () => void actions.saveCopy() },
  ]);

  const working = sample.status === "running" || sample.status === "failed";
  return (
    <Context.Provider value={actions}>
      {children}
      <ConfirmDialog
        opened={waiting !== null}
        title="Leave without saving?"
        confirm="Leave without saving"
        onClose={() => setWaiting(null)}
        onConfirm={() => waiting?.go()}
      >
        {plural(waiting?.segments ?? 0, "segment has", "segments have")} changes that are not saved. Opening another project loses them.
      </ConfirmDialog>
      <NewProjectDialog opened={naming} onClose={() => setNaming(false)} onCreate={create} />
      <Modal
        opened={working}
        onClose={sample.reset}
        title="Sample workspace"
        withCloseButton={sample.status === "failed"}
        closeOnClickOutside={false}
      >
        {sample.failure ? (
          <FailureNote failure={sample.failure} />
        ) : (
          <ProgressPanel label="Making the sample workspace" progress={sample.progress} onCancel={sample.cancel} />
        )}
      </Modal>
    </Context.Provider>
  );
}
