import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import type { Sight, TraceLine } from "../../../src-shared/model/trace.ts";
import { dateWords } from "../../../src-shared/plan/words.ts";
import { toldLines } from "../../../src-shared/trace/told.ts";
import { lookOf } from "./icons.ts";
import css from "./trace.module.css";

function Answer({ holds }: Pick<Sight, "holds">) {
  if (holds === null) return <IconQuestionMark size={14} role="img" aria-label="not known" />;
  return holds ? <IconCheck size={14} role="img" aria-label="true" /> : <IconX size={14} role="img" aria-label="not true" />;
}

/** What each rule saw: the rule, the value at that moment, and whether it was true. */
function Sights({ saw }: { saw: readonly Sight[] }) {
  return (
    <ul className={css.sights}>
      {saw.map(({ branch, rule, value, holds }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may stand twice
        <li key={at} data-holds={holds}>
          <Answer holds={holds} />
          <span>
            {branch !== null && <em>{branch}: </em>}
            {rule} <span className={css.value}>{value}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Step({ line, several }: { line: TraceLine; several: boolean }) {
  const { Shape, tone } = lookOf(line.what);
  return (
    <li className={css.step} data-what={line.what} data-testid="trace-line">
      <time title={`${line.at} UTC`}>{line.local.slice(11)}</time>
      <span className={css.shape} data-tone={tone} aria-hidden>
        <Shape size={15} stroke={1.75} />
      </span>
      <div>
        <span className={css.text}>{line.text}</span>
        {line.label !== "" && (several || line.what !== "arrived") && (
          <span className={css.place}>
            {[line.what === "arrived" ? "" : line.label, several ? line.journey : ""].filter(Boolean).join(" · ")}
          </span>
        )}
        {line.saw.length > 0 && <Sights saw={line.saw} />}
      </div>
    </li>
  );
}

/** Everything that happened to a subscriber, grouped by the day on the subscriber's own calendar; each with its journey where the run has several. */
export function Timeline({ lines, several }: { lines: readonly TraceLine[]; several: boolean }) {
  const days = [...Map.groupBy(toldLines(lines), ({ local }) => local.slice(0, 10))];
  return (
    <ol className={css.days} data-testid="trace">
      {days.map(([day, steps]) => (
        <li key={day}>
          <h3 className={css.day}>{dateWords(day)}</h3>
          <ol className={css.steps}>
            {steps.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              <Step key={at} line={line} several={several} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
