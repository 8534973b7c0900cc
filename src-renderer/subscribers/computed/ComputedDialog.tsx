import { Button, Group, Modal, Select, Skeleton, Switch, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { type FieldGroup, type FieldSummary, fieldGroups } from "../../../src-shared/model/field.ts";
import { useClient } from "../../app/client.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { remember, useResource } from "../../store/remote.ts";
import { FailureNote, ProgressPanel, toast, toastFailure, useJob } from "../../ui/index.ts";
import { useMasked } from "../masked.ts";
import { dataChanged } from "../refresh.ts";
import { cellText } from "../table/columns.ts";
import { type FunctionHelp, functionOffer, type Offer } from "./completion.ts";
import css from "./computed.module.css";
import { ExpressionEditor } from "./ExpressionEditor.tsx";
import { type Check, useCheck } from "./useCheck.ts";

interface ComputedDialogProps {
  /** The field whose expression is edited; null for a new one. */
  field: FieldSummary | null;
  onClose(): void;
  onKept(id: string): void;
}

/** Adds a computed field, or changes the expression of one, with a check and a preview while it is written. */
export function ComputedDialog({ field, onClose, onKept }: ComputedDialogProps) {
  const core = useClient();
  const fields = useResource("fields").data ?? [];
  const functions = useFunctions();
  const [name, setName] = useState(field?.id ?? "");
  const [group, setGroup] = useState<FieldGroup>(field?.group ?? "implicit");
  const [personal, setPersonal] = useState(field?.personal ?? false);
  const [expression, setExpression] = useState(field?.expression ?? "");
  const insert = useRef<((offer: Offer) => void) | null>(null);
  const check = useCheck(expression, field?.id);
  const job = useJob<FieldSummary[]>();
  const taken = field === null && fields.some(({ id }) => id === name.trim());
  const ready = name.trim() !== "" && !taken && check !== null && check.problem === null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const id = name.trim();
    const kept = await job.start((signal) => core.computed.set({ id, expression: expression.trim(), group, personal }, { signal }));
    if (!kept) return;
    await dataChanged(core);
    remember("fields", kept);
    toast(field ? `“${id}” is computed anew.` : `“${id}” was added.`);
    onClose();
    onKept(id);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={expression === (field?.expression ?? "")}
      size={860}
      title={field ? `Computed field “${field.id}”` : "New computed field"}
    >
      {job.status === "running" ? (
        <ProgressPanel label={`Computing ${name}`} progress={job.progress} onCancel={job.cancel} />
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <div className={css.dialog}>
            <div className={css.main}>
              <div className={css.names}>
                <TextInput
                  label="Name"
                  description={field ? "Its name in rules and files stays." : undefined}
                  value={name}
                  maxLength={120}
                  readOnly={field !== null}
                  error={taken ? "There is a field of this name." : undefined}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <Select
                  label="Kind of data"
                  data={fieldGroups.map((value) => ({ value, label: groupLabels[value] }))}
                  value={group}
                  allowDeselect={false}
                  onChange={(next) => next && setGroup(next as FieldGroup)}
                />
              </div>
              <ExpressionEditor
                value={expression}
                fields={fields.filter(({ id }) => id !== field?.id)}
                functions={functions ?? []}
                check={check}
                onChange={setExpression}
                insertRef={insert}
              />
              <Preview check={check} name={name.trim() || "Value"} />
              <Switch
                label="Personal data"
                description="Hidden in the masked view and in masked exports."
                checked={personal}
                onChange={(event) => setPersonal(event.currentTarget.checked)}
              />
            </div>
            <Functions functions={functions} onInsert={(each) => insert.current?.(functionOffer(each))} />
          </div>
          {job.failure && <FailureNote failure={job.failure} />}
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready} data-testid="keep-computed">
              {field ? "Compute anew" : "Add the field"}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function useFunctions(): readonly FunctionHelp[] | null {
  const core = useClient();
  const [functions, setFunctions] = useState<readonly FunctionHelp[] | null>(null);
  useEffect(() => {
    core.computed.functions().then(setFunctions, (error: unknown) => toastFailure(error, "The functions could not be listed"));
  }, [core]);
  return functions;
}

/** What the expression gives for the first subscribers. */
function Preview({ check, name }: { check: Check | null; name: string }) {
  const [masked] = useMasked();
  if (!check || check.preview.length === 0) return null;
  return (
    <div className={css.preview} data-testid="preview">
      <table>
        <thead>
          <tr>
            <th scope="col">{masked ? "Row" : "Subscriber"}</th>
            <th scope="col">{name}</th>
          </tr>
        </thead>
        <tbody>
          {check.preview.map(({ key, value }, row) => {
            const text = masked ? "•••" : cellText(value);
            return (
              <tr key={key}>
                <th scope="row">{masked ? row + 1 : key}</th>
                <td data-missing={text === null}>{text ?? "missing"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Every function by name; pressing one writes it at the cursor. */
function Functions({ functions, onInsert }: { functions: readonly FunctionHelp[] | null; onInsert(each: FunctionHelp): void }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = functions?.filter(({ usage, means }) => `${usage} ${means}`.toLowerCase().includes(wanted));
  return (
    <aside className={css.functions} aria-label="Functions">
      <TextInput
        size="xs"
        aria-label="Search functions"
        placeholder="Search functions"
        leftSection={<IconSearch size={13} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {!found && <Skeleton height={200} />}
      <ul>
        {found?.map((each) => (
          <li key={each.name}>
            <button type="button" onClick={() => onInsert(each)}>
              <code>{each.usage}</code>
              <small>{each.means}</small>
            </button>
          </li>
        ))}
      </ul>
      <p className={css.signs}>
        Signs: <code>and or not = != &lt; &lt;= &gt; &gt;= + - * / %</code>, and <code>&amp;</code> joins texts. What cannot be computed is
        missing.
      </p>
    </aside>
  );
}
