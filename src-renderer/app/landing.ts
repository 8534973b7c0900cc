import type { CoreClient } from "../../src-shared/contract/client.ts";
import { navigate, pathOf } from "./router.ts";

/** Where an opened project begins: on the canvas of its only journey, otherwise at the list of its journeys. */
export async function landingPath(core: CoreClient): Promise<string> {
  const [first, ...others] = await core.journeys.list();
  return pathOf("journeys", first && others.length === 0 ? first.id : null);
}

/** Goes there when the window opens on a project and its address names no place. */
export async function land(core: CoreClient): Promise<void> {
  if (window.location.hash === "" && (await core.project.current())) navigate(await landingPath(core), { replace: true });
}
