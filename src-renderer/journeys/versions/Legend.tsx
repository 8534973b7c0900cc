import { type ChangeKind, changeWords } from "../../../src-shared/journey-diff/tell.ts";
import { marks } from "./marks.tsx";
import classes from "./versions.module.css";

const kinds: readonly ChangeKind[] = ["added", "removed", "changed", "moved"];

/** What the signs on the picture mean. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label="Signs on the picture">
      {kinds.map((kind) => {
        const { Icon, colour, soft } = marks[kind];
        return (
          <li key={kind} style={{ color: colour, background: soft }}>
            <Icon size={13} aria-hidden /> {changeWords[kind]}
          </li>
        );
      })}
    </ul>
  );
}
