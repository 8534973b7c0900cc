import type { CorePorts } from "../ports.ts";
import type { UserSettings } from "../user-settings.ts";
import type { Workspace } from "../workspace.ts";

/** What every domain's handlers work with. */
export interface CoreParts {
  ports: CorePorts;
  settings: UserSettings;
  workspace: Workspace;
}
