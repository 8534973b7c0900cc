import { Autocomplete } from "@mantine/core";
import { consentBases } from "../../../../src-shared/channels/message-field.ts";
import { useRecords } from "../../session/session.ts";
import { useHeadEdit } from "../edit.ts";
import { CopyField, Section } from "../fields.tsx";

/** Who answers for the journey's messages, and on what ground they may be sent, where a message says nothing else. */
export function AccountableFields() {
  const { owner, consentBasis } = useRecords((records) => records.head);
  const edit = useHeadEdit();
  return (
    <Section title="Answerable">
      <CopyField
        label="Owner"
        value={owner ?? ""}
        lines={1}
        placeholder="nobody yet"
        description="Who answers for its messages, where they name nobody else."
        onValue={(value) => edit.set("owner", { owner: value === "" ? undefined : value })}
        onLeave={edit.mark}
        testId="journey-owner"
      />
      <Autocomplete
        size="xs"
        label="Consent basis"
        aria-label="Consent basis"
        description="On what ground its messages may be sent, where they give no other."
        inputWrapperOrder={["label", "input", "description", "error"]}
        data={[...consentBases]}
        value={consentBasis ?? ""}
        placeholder="none given yet"
        onChange={(value) => edit.set("consent basis", { consentBasis: value === "" ? undefined : value })}
        onBlur={edit.mark}
        data-testid="journey-consent-basis"
      />
    </Section>
  );
}
