import { responseEvents } from "../channels/response-events.ts";
import type { LintInput } from "./rule.ts";

/** Responses to messages as events, in every spelling. */
export const responseNames: readonly string[] = [...responseEvents(), "optedOut"];

/** Events to which the response model gives a rate. */
export const ratedEvents = ({ journey }: Pick<LintInput, "journey">): string[] => Object.keys(journey.settings.model?.events ?? {});

/** Every event that can happen in a run; undefined when the data is not known. */
export const possibleEvents = (input: LintInput): string[] | undefined =>
  input.data && [...new Set([...responseNames, ...input.data.base.eventTypes, ...ratedEvents(input)])];
