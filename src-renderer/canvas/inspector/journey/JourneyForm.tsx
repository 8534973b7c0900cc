import { useRecords } from "../../session/session.ts";
import { useHeadEdit } from "../edit.ts";
import { CopyField, TypedField } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { AccountableFields } from "./AccountableFields.tsx";
import { CapList } from "./CapList.tsx";
import { EntryFields } from "./EntryFields.tsx";
import { GoalFields } from "./GoalFields.tsx";
import { PoolList } from "./PoolList.tsx";
import { ResponseModelForm } from "./ResponseModelForm.tsx";
import { StageList } from "./StageList.tsx";
import { TimeFields } from "./TimeFields.tsx";

/** Settings of the journey itself. */
export function JourneyForm() {
  const head = useRecords((records) => records.head);
  const edit = useHeadEdit();
  return (
    <div className={classes.body} data-testid="inspector-journey">
      <h2 className={classes.kind}>Journey</h2>
      <TypedField
        field="journey:name"
        label="Name"
        text={head.name}
        parse={(text) => (text.trim() === "" ? { error: "A journey needs a name" } : { value: text })}
        onValue={(name) => edit.set("name of the journey", { name })}
        onLeave={edit.mark}
        testId="journey-name"
      />
      <CopyField
        label="Description"
        value={head.description ?? ""}
        lines={3}
        onValue={(description) => edit.set("description", { description })}
        onLeave={edit.mark}
      />
      <AccountableFields />
      <GoalFields />
      <EntryFields />
      <TimeFields />
      <CapList />
      <PoolList />
      <ResponseModelForm />
      <StageList />
    </div>
  );
}
