import type { ReadPart } from "../../../src-shared/channels/personalise.ts";
import classes from "./preview.module.css";
import { type Reader, read } from "./reader.ts";

const titles = {
  fallback: (field: string) => `Stands in for ${field}, which has no value here`,
  nothing: (field: string) => `${field} has no value here, and nothing stands in for it`,
  unknown: (field: string) => `There is no field ${field}: it would be sent as it is written`,
} as const;

function Part({ part }: { part: ReadPart }) {
  if (part.from === undefined) return <>{part.text}</>;
  return (
    <span className={classes.filled} data-stands={part.stands} title={part.stands ? titles[part.stands](part.from) : `From ${part.from}`}>
      {part.text || "—"}
    </span>
  );
}

/** A copy as the reader sees it; what was filled in is marked, and what could not be stands out. */
export function Said({ copy, reader, otherwise = "" }: { copy: string; reader: Reader; otherwise?: string }) {
  if (copy.trim() === "") return otherwise === "" ? null : <span className={classes.absent}>{otherwise}</span>;
  return read(copy, reader).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
    <Part key={at} part={part} />
  ));
}
