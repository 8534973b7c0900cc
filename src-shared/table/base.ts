import type { Field } from "../model/field.ts";
import type { Column } from "./column.ts";

/** Events of one type in ascending time; arrays run in parallel. */
export interface EventPartition {
  readonly event: string;
  /** Row number of the subscriber. */
  readonly rows: Uint32Array;
  /** Whole seconds since 1970-01-01T00:00Z, ascending. */
  readonly times: Float64Array;
  readonly attributes: ReadonlyMap<string, Column>;
}

/** The imported subscriber base in memory: what segments count over and the dry run walks. Rows keep the order of the import; no result depends on it. */
export interface SubscriberBase {
  readonly rows: number;
  readonly fields: readonly Field[];
  /** The column of a field; undefined when there is no such field. Loaded on first use. */
  column(field: string): Column | undefined;
  /** Names of the event types, sorted. */
  readonly eventTypes: readonly string[];
  /** Events of a type; undefined when none was imported. */
  events(type: string): EventPartition | undefined;
  /** `hash64` of each subscriber's key: what identifies a subscriber in random draws and in the order of events. */
  readonly keyHash: { readonly high: Uint32Array; readonly low: Uint32Array };
  /** Hash over keys, fields and events that does not depend on the order of rows. */
  readonly dataHash: string;
  /** Changes with every change of the data; keys caches. */
  readonly version: number;
}
