import { type KeyboardEvent, useEffect, useRef } from "react";
import { changeWords, type ToldChange } from "../../../src-shared/journey-diff/tell.ts";
import { marks } from "./marks.tsx";
import classes from "./versions.module.css";

interface ChangeListProps {
  told: readonly ToldChange[];
  at: number;
  onChoose(at: number): void;
}

/** Every difference in order; arrows, Home and End walk through them. */
export function ChangeList({ told, at, onChoose }: ChangeListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into view when another one is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: told.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onChoose(Math.max(0, Math.min(told.length - 1, to)));
  };
  return (
    <div
      className={classes.changeList}
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label="Differences"
      aria-activedescendant={`change-${at}`}
      onKeyDown={onKey}
      data-testid="change-list"
    >
      {told.map(({ key, kind, subject, note }, index) => {
        const { Icon, colour } = marks[kind];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it takes the keys
          <div
            key={key}
            id={`change-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.change}
            onClick={() => onChoose(index)}
            data-kind={kind}
            data-testid="change"
          >
            <span style={{ color: colour }} className={classes.sign}>
              <Icon size={15} aria-hidden />
            </span>
            <span>
              <span className={classes.changeKind}>{changeWords[kind]}</span> {subject}
              {note !== "" && <span className={classes.muted}>{note}</span>}
            </span>
          </div>
        );
      })}
    </div>
  );
}
