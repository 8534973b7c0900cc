import { useEffect, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf, isAbort } from "../../ui/failure.ts";
import type { Sort } from "../table/columns.ts";

export type Profile = Awaited<ReturnType<CoreClient["subscribers"]["profile"]>>;
export type PlaceInOrder = Awaited<ReturnType<CoreClient["subscribers"]["place"]>>;

export interface Order {
  fields: readonly string[];
  sort: Sort;
  segment: Segment | null;
  search: string;
}

interface Told<T> {
  value: T | null;
  failure: Failure | null;
}

/** The answer of a call, kept while it is asked again for the same `key` of the question. */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>, key: string): Told<T> {
  const [told, setTold] = useState<Told<T>>({ value: null, failure: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question
  useEffect(() => {
    const controller = new AbortController();
    ask(controller.signal).then(
      (value) => !controller.signal.aborted && setTold({ value, failure: null }),
      (error: unknown) => !controller.signal.aborted && !isAbort(error) && setTold((before) => ({ ...before, failure: failureOf(error) })),
    );
    return () => controller.abort();
  }, [key]);
  return told;
}

/** One subscriber; asked again when the data changes. */
export function useProfile(key: string, masked: boolean, version: number): Told<Profile> {
  const core = useClient();
  return useAnswer((signal) => core.subscribers.profile({ key, masked }, { signal }), JSON.stringify([key, masked, version]));
}

/** Where the subscriber stands in the order of the table. */
export function usePlace(key: string, order: Order, masked: boolean, version: number): PlaceInOrder | null {
  const core = useClient();
  const asked = { ...order, fields: [...order.fields], key, masked };
  return useAnswer((signal) => core.subscribers.place(asked, { signal }), JSON.stringify([asked, version])).value;
}
