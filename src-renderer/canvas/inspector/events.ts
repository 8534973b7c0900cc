import { useMemo } from "react";
import { responseEvents } from "../../../src-shared/channels/response-events.ts";
import type { EventTypeSummary } from "../../../src-shared/model/field.ts";
import { eventLabel } from "../../../src-shared/segments/labelled.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";

const none: EventTypeSummary[] = [];

export const isResponse = (event: string): boolean => responseEvents().includes(event);

/** Events that are no responses to messages: of the imported history, and those with a rate in the response model. `own` is kept among them. */
export function useOtherEvents(own = ""): { names: string[]; types: readonly EventTypeSummary[] } {
  const { data } = useResource("eventTypes");
  const rated = useRecords(({ head }) => head.settings.model?.events);
  const types = data ?? none;
  const names = useMemo(() => {
    const all = [...types.map(({ event }) => event), ...Object.keys(rated ?? {}), ...(own === "" ? [] : [own])];
    return [...new Set(all)].filter((event) => !isResponse(event)).sort();
  }, [types, rated, own]);
  return { names, types };
}

export const eventOption = (event: string) => ({ value: event, label: eventLabel(event) });
