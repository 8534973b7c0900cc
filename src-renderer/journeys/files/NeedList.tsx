import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { Need } from "../../../src-shared/contract/journey-needs.ts";
import classes from "./files.module.css";

const kinds: readonly { kind: Need["kind"]; heading: string; todo: string }[] = [
  { kind: "segment", heading: "Segments", todo: "Save a segment under this name, or choose another in the journey." },
  { kind: "field", heading: "Fields", todo: "Import a field with this name, or choose one of yours in the rules." },
  { kind: "event", heading: "Events", todo: "Import these events, or give them a rate in the response model." },
  {
    kind: "role",
    heading: "Meanings of fields",
    todo: "Under Subscribers, say which field means this; until then nobody is left out for it.",
  },
  { kind: "message", heading: "Copy of messages", todo: "Write the message in the inspector." },
];

/** What a journey takes from its project, by kind: what is there, and what is not with the way to mend it. */
export function NeedList({ needs }: { needs: readonly Need[] }) {
  return (
    <ul className={classes.needs}>
      {kinds.flatMap(({ kind, heading, todo }) => {
        const own = needs.filter((need) => need.kind === kind);
        if (own.length === 0) return [];
        const lacking = own.some(({ present }) => !present);
        return [
          <li key={kind}>
            <h4>{heading}</h4>
            <ul>
              {own.map(({ id, label, present }) => (
                <li key={id} data-present={present} data-testid={present ? "need" : "need-missing"}>
                  {present ? <IconCheck size={14} aria-label="there" /> : <IconAlertTriangle size={14} aria-label="missing" />}
                  <span>{label}</span>
                  {kind !== "segment" && label.toLowerCase() !== id.toLowerCase() && <code>{id}</code>}
                </li>
              ))}
            </ul>
            {lacking && <p className={classes.note}>{todo}</p>}
          </li>,
        ];
      })}
    </ul>
  );
}
