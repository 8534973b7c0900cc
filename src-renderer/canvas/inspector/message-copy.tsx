import { ActionIcon, Autocomplete, Menu } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useRef } from "react";
import { consentBases, copyText, type MessageField } from "../../../src-shared/channels/message-field.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";
import { CopyField, Section } from "./fields.tsx";
import classes from "./Inspector.module.css";
import type { MessagePartProps } from "./message-response.tsx";
import { FieldProblems } from "./NodeProblems.tsx";

/** Puts a field of the subscriber into a text, with what stands in for it where one has no value. */
function FieldMenu({ label, onPick }: { label: string; onPick(placeholder: string): void }) {
  const { data: fields } = useResource("fields");
  return (
    <Menu position="bottom-end" withinPortal width={230}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={18}
          aria-label={`Put a field into ${label}`}
          title="Put a field of the subscriber in"
        >
          <IconBraces size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={280} style={{ overflowY: "auto" }}>
        {(fields ?? []).length === 0 && <Menu.Item disabled>Import subscribers first</Menu.Item>}
        {(fields ?? []).map(({ id, label: words, missing }) => (
          <Menu.Item key={id} onClick={() => onPick(missing > 0 ? `{{${id}|there}}` : `{{${id}}}`)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface CopyFieldsProps extends MessagePartProps {
  copy: Record<string, unknown> | undefined;
}

function OneField({ field, node, channel, edit, copy }: CopyFieldsProps & { field: MessageField }) {
  const caret = useRef<number | null>(null);
  const text = copyText(copy, field.id);
  const write = (value: string) =>
    edit.set(field.label.toLowerCase(), {
      message: { ...channel.message.parse({}), ...copy, [field.id]: field.holds === "list" ? value.split("\n") : value },
    });
  const put = (placeholder: string) => {
    const at = caret.current ?? text.length;
    write(text.slice(0, at) + placeholder + text.slice(at));
    edit.mark();
  };
  return (
    <CopyField
      field={`${node.id}:message.${field.id}`}
      label={field.label}
      value={text}
      lines={field.lines}
      limit={field.limit}
      placeholder={field.example}
      description={field.help}
      onValue={write}
      onLeave={edit.mark}
      onCaret={(at) => {
        caret.current = at;
      }}
      aside={field.holds === "link" ? undefined : <FieldMenu label={field.label} onPick={put} />}
      testId={`copy-${field.id}`}
    />
  );
}

/** The copy of a message field by field, then who answers for it and on what ground it may be sent. */
export function CopyFields(props: CopyFieldsProps) {
  const { node, channel, edit, copy } = props;
  const own = useRecords(({ head }) => head);
  const write = (name: "owner" | "consentBasis", value: string) =>
    edit.set(name === "owner" ? "owner" : "consent basis", {
      message: { ...channel.message.parse({}), ...copy, [name]: value === "" ? undefined : value },
    });
  return (
    <>
      <Section title="Message">
        {channel.messageFields.map((field) => (
          <OneField key={field.id} {...props} field={field} />
        ))}
        <p className={classes.hint}>
          {"{{first_name|there}} puts in what the field first_name holds, and “there” where it holds nothing."}
        </p>
      </Section>
      <Section title="Answerable">
        <CopyField
          field={`${node.id}:message.owner`}
          label="Owner"
          value={copyText(copy, "owner")}
          lines={1}
          placeholder={own.owner ? `${own.owner}, the journey’s` : "nobody yet"}
          description="Who answers for the message, and approves it."
          onValue={(value) => write("owner", value)}
          onLeave={edit.mark}
          testId="message-owner"
        />
        <div className={classes.fieldWithProblems}>
          <Autocomplete
            size="xs"
            label="Consent basis"
            aria-label="Consent basis"
            description="On what ground the message may be sent."
            inputWrapperOrder={["label", "input", "description", "error"]}
            data={[...consentBases]}
            value={copyText(copy, "consentBasis")}
            placeholder={own.consentBasis ? `${own.consentBasis}, the journey’s` : "none given yet"}
            onChange={(value) => write("consentBasis", value)}
            onBlur={edit.mark}
            data-testid="message-consent-basis"
          />
          <FieldProblems field={`${node.id}:message.consentBasis`} />
        </div>
      </Section>
    </>
  );
}
