import { Badge, Button, Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { SegmentTemplate } from "../../../src-shared/contract/segment-library.ts";
import { FailureNote, formatCount } from "../../ui/index.ts";
import css from "./library.module.css";
import { useAnswer } from "./useAnswer.ts";

/** Ready-made segments: whom each takes, how many that are here, and what the data lacks for it. */
export function TemplateDialog({ onClose, onChoose }: { onClose(): void; onChoose(template: SegmentTemplate): void }) {
  const { data, failure } = useAnswer("templates", (core, signal) => core.segmentLibrary.templates(undefined, { signal }));
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const shown = (data ?? []).filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(wanted));
  return (
    <Modal opened onClose={onClose} title="New segment from a template" size="xl" returnFocus>
      <TextInput
        aria-label="Search templates"
        placeholder="Search"
        leftSection={<IconSearch size={16} />}
        data-autofocus
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {failure && <FailureNote failure={failure} />}
      <ul className={css.templates} data-testid="segment-templates">
        {shown.map((template) => (
          <li key={template.id}>
            <div className={css.template}>
              <strong>{template.name}</strong>
              {template.case !== null && (
                <Badge variant="light" size="sm" tt="none">
                  {template.case}
                </Badge>
              )}
              <p>{template.about}</p>
              {template.missing.length > 0 ? <p className={css.missing}>{template.missing.join(" ")}</p> : <p>{template.sentence}</p>}
            </div>
            <div className={css.use}>
              <span>{template.count === null ? "" : formatCount(template.count)}</span>
              <Button size="xs" variant="light" aria-label={`Use “${template.name}”`} onClick={() => onChoose(template)}>
                Use
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {data && shown.length === 0 && <p className={css.hint}>No template of that name.</p>}
    </Modal>
  );
}
