import { Button, Popover, TextInput } from "@mantine/core";
import { IconBulb, IconEye, IconEyeOff } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import type { Problem } from "../../../src-shared/model/problem.ts";
import classes from "./Problems.module.css";
import { SeverityIcon, severityWords } from "./severity.tsx";

/** Asks why a problem is let be; the reason is kept in the journey. */
function IgnoreButton({ problem, onIgnore }: { problem: Problem; onIgnore(reason: string): void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const done = () => {
    if (reason.trim() === "") return;
    setOpen(false);
    onIgnore(reason.trim());
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconEyeOff size={13} />}
          data-testid="ignore-problem"
          aria-label={`Ignore: ${problem.message}`}
          onClick={() => setOpen(!open)}
        >
          Ignore
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.ignoring}
          onSubmit={(event) => {
            event.preventDefault();
            done();
          }}
        >
          <TextInput
            size="xs"
            label="Why it may be ignored"
            description="Kept in the journey, for whoever reads it next."
            placeholder="The offer ends before that."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Button size="xs" type="submit" disabled={reason.trim() === ""}>
            Ignore it
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ProblemRowProps {
  problem: Problem;
  place: string;
  readOnly: boolean;
  marked: boolean;
  onGo(): void;
  onFix(): void;
  onIgnore(reason: string): void;
  onHeed(): void;
}

/** One problem: what is wrong, where, what to do, and the ways to do it. Arrow keys go from one to the next, F mends. */
export function ProblemRow({ problem, place, readOnly, marked, onGo, onFix, onIgnore, onHeed }: ProblemRowProps) {
  const { severity, message, fix, repair, ignored, id } = problem;
  const onKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key.toLowerCase() === "f" && repair && !readOnly && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onFix();
    }
  };
  return (
    <li className={classes.row} data-marked={marked} data-ignored={ignored !== undefined}>
      <button type="button" className={classes.problem} onClick={onGo} onKeyDown={onKey} data-testid="problem" data-problem={id}>
        <SeverityIcon severity={severity} className={classes.shape} />
        <span className={classes.where}>
          <span className={classes.unseen}>{severityWords[severity][0]}: </span>
          {place}
        </span>
        <span className={classes.what}>
          {message}{" "}
          {ignored === undefined ? fix && <span className={classes.fix}>{fix}</span> : <em className={classes.fix}>Ignored: {ignored}</em>}
        </span>
        <code className={classes.id}>{id}</code>
      </button>
      {!readOnly && (
        <span className={classes.ways}>
          {repair && ignored === undefined && (
            <Button
              size="compact-xs"
              variant="light"
              leftSection={<IconBulb size={13} />}
              onClick={onFix}
              data-testid="fix-problem"
              title="One step, which undo takes back (F)"
            >
              {repair.label}
            </Button>
          )}
          {ignored !== undefined ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={<IconEye size={13} />}
              onClick={onHeed}
              data-testid="heed-problem"
            >
              Heed again
            </Button>
          ) : (
            severity !== "error" && <IgnoreButton problem={problem} onIgnore={onIgnore} />
          )}
        </span>
      )}
    </li>
  );
}
