import type { CoreClient } from "../../src-shared/contract/client.ts";
import { appHandlers } from "./handlers/app.ts";
import { computedHandlers } from "./handlers/computed.ts";
import type { CoreParts } from "./handlers/core-parts.ts";
import { editHandlers } from "./handlers/edits.ts";
import { folderHandlers } from "./handlers/folders.ts";
import { identityHandlers } from "./handlers/identities.ts";
import { importHandlers } from "./handlers/imports.ts";
import { journeyHandlers } from "./handlers/journeys.ts";
import { lintHandlers } from "./handlers/lint.ts";
import { microSegmentHandlers } from "./handlers/micro-segments.ts";
import { parameterHandlers } from "./handlers/parameters.ts";
import { personaHandlers, preferenceHandlers } from "./handlers/personas.ts";
import { pictureHandlers } from "./handlers/pictures.ts";
import { planHandlers } from "./handlers/plans.ts";
import { privacyHandlers } from "./handlers/privacy.ts";
import { projectHandlers } from "./handlers/project.ts";
import { qualityHandlers } from "./handlers/quality.ts";
import { restorePointHandlers } from "./handlers/restore-points.ts";
import { runHandlers } from "./handlers/runs.ts";
import { scoreHandlers } from "./handlers/scores.ts";
import { segmentLibraryHandlers } from "./handlers/segment-library.ts";
import { segmentHandlers } from "./handlers/segments.ts";
import { subscriberHandlers } from "./handlers/subscribers.ts";
import { versionHandlers } from "./handlers/versions.ts";
import type { CorePorts } from "./ports.ts";
import { type CorePort, serve } from "./rpc/serve.ts";
import { UserSettings } from "./user-settings.ts";
import { Workspace } from "./workspace.ts";

/** The product without a window. */
export interface Core {
  /** Calls from the core's own thread. */
  client(): CoreClient;
  /** Answers calls over a port; closing it cancels what was started through it. */
  connect(port: CorePort): void;
  /** Stops jobs and closes the project, which leaves one clean file. */
  close(): Promise<void>;
}

/** Assembles the core over what a host gives it. */
export function createCore(ports: CorePorts): Core {
  const parts: CoreParts = { ports, settings: new UserSettings(ports.userDataDir, ports.log), workspace: new Workspace() };
  const server = serve(
    {
      app: appHandlers(parts),
      project: projectHandlers(parts),
      imports: importHandlers(parts),
      subscribers: subscriberHandlers(parts),
      segments: segmentHandlers(parts),
      segmentLibrary: segmentLibraryHandlers(parts),
      journeys: journeyHandlers(parts),
      folders: folderHandlers(parts),
      versions: versionHandlers(parts),
      parameters: parameterHandlers(parts),
      runs: runHandlers(parts),
      plans: planHandlers(parts),
      pictures: pictureHandlers(parts),
      restorePoints: restorePointHandlers(parts),
      edits: editHandlers(parts),
      computed: computedHandlers(parts),
      quality: qualityHandlers(parts),
      identities: identityHandlers(parts),
      privacy: privacyHandlers(parts),
      lint: lintHandlers(parts),
      scores: scoreHandlers(parts),
      microSegments: microSegmentHandlers(parts),
      personas: personaHandlers(parts),
      preferences: preferenceHandlers(parts),
    },
    ports.log,
    () => parts.workspace.open?.file.id,
  );
  return {
    client: server.client,
    connect: server.connect,
    close: async () => {
      parts.workspace.close();
    },
  };
}
