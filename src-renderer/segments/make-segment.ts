import type { CoreClient } from "../../src-shared/contract/client.ts";
import { newId } from "../../src-shared/lib/ids.ts";
import type { NamedSegment } from "../../src-shared/model/segment.ts";
import { navigate, pathOf } from "../app/router.ts";
import { remember } from "../store/remote.ts";

/** Saves a segment that something else made and shows it; the list has it first, so that it is the one that is shown. */
export async function makeSegment(core: CoreClient, parts: Pick<NamedSegment, "name" | "description" | "rules">): Promise<void> {
  const segment = await core.segments.save({ id: newId("seg"), ...parts });
  remember("segments", await core.segments.list());
  navigate(pathOf("segments", segment.id));
}
