import { Select, TextInput } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { KindIcon } from "../../ui/index.ts";
import type { Around } from "../commands/index.ts";
import { setStage } from "../edits/change.ts";
import { viewOf } from "../nodes/view.ts";
import { useRecords, useSelected, useSession } from "../session/session.ts";
import classes from "./Inspector.module.css";
import { formOf } from "./index.ts";
import { JourneyForm } from "./journey/JourneyForm.tsx";
import { NodeProblems } from "./NodeProblems.tsx";
import { SeveralForm } from "./several.tsx";
import { createShownFields, ShownFieldsContext } from "./shown-fields.ts";

function NodeInspector({ node, around }: { node: JourneyNode; around: Around }) {
  const { document } = useSession();
  const stages = useRecords(({ head }) => head.stages);
  const { kind, colour, icon, remark } = viewOf(node);
  const Form = formOf(node.kind);
  const [shownFields] = useState(createShownFields);
  const own = node.stage !== undefined && !stages.includes(node.stage) ? [node.stage] : [];
  return (
    <div className={classes.body} data-testid="inspector-node" data-node={node.id}>
      <header
        className={classes.head}
        style={{ "--node-colour": `var(${colour})`, "--node-soft": `var(${colour}-soft)` } as React.CSSProperties}
      >
        <span className={classes.tile}>
          <KindIcon name={icon} size={20} />
        </span>
        <span>
          <h2 className={classes.kind}>{kind?.label ?? node.kind}</h2>
          <p className={classes.hint}>{kind?.help}</p>
        </span>
      </header>
      <ShownFieldsContext value={shownFields}>
        <NodeProblems id={node.id} />
        {!remark && (
          <div className={classes.pair}>
            <TextInput
              label="Name"
              size="xs"
              data-autofocus-region
              data-testid="node-name"
              value={node.label}
              placeholder={kind?.label}
              onChange={(event) => {
                around.actions.rename(node.id, event.currentTarget.value);
              }}
              onBlur={() => document.mark()}
            />
            <Select
              label="Stage"
              size="xs"
              data={[...new Set([...own, ...stages])]}
              value={node.stage ?? null}
              placeholder="none"
              allowDeselect={false}
              data-testid="node-stage"
              onChange={(stage) => stage && document.transact(`Move to ${stage}`, (now) => setStage(now, [node.id], stage))}
            />
          </div>
        )}
        {kind ? (
          <Form node={node} kind={kind} />
        ) : (
          <p className={classes.hint}>This version cannot edit nodes of the kind “{node.kind}”.</p>
        )}
      </ShownFieldsContext>
    </div>
  );
}

/** Settings of what is selected: a node, what can be done with several, or, with nothing selected, the journey. */
export function Inspector({ around }: { around: Around }) {
  const { document } = useSession();
  const selected = useSelected(({ nodes }) => nodes);
  const [only] = selected;
  const node = useRecords(({ nodes }) => (selected.size === 1 && only !== undefined ? nodes.get(only) : undefined));
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown has changed, so it is read from its top
  useLayoutEffect(() => {
    if (panel.current) panel.current.scrollTop = 0;
  }, [node?.id]);
  return (
    <aside ref={panel} className={classes.inspector} aria-label="Inspector" data-region="inspector" data-testid="inspector">
      {document.readOnly && <p className={classes.readOnlyNote}>This project can be read, not changed.</p>}
      <fieldset className={classes.fields} disabled={document.readOnly}>
        {node ? (
          <NodeInspector key={node.id} node={node} around={around} />
        ) : selected.size > 1 ? (
          <SeveralForm count={selected.size} around={around} />
        ) : (
          <JourneyForm />
        )}
      </fieldset>
    </aside>
  );
}
