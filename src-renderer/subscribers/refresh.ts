import type { CoreClient } from "../../src-shared/contract/client.ts";
import { remember } from "../store/remote.ts";
import { markSaved } from "../store/session.ts";

/** After a change of the data: reads the project's state anew, and with it everything that depends on the data. */
export async function dataChanged(core: CoreClient): Promise<void> {
  remember("project", await core.project.current());
  markSaved();
}
