import type { CoreClient } from "../../../src-shared/contract/client.ts";

/** Who the rules take for one subscriber, as the core lists them. */
export type Duplicates =
  Awaited<ReturnType<Awaited<ReturnType<CoreClient["identities"]["find"]>>["next"]>> extends IteratorResult<unknown, infer T> ? T : never;
