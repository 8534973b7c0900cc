import type { ComponentType } from "react";
import { channelIds } from "../../../src-shared/channels/index.ts";
import { AudienceForm } from "./audience.tsx";
import { EventEntryForm } from "./event-entry.tsx";
import { ExperimentForm } from "./experiment.tsx";
import type { FormProps } from "./form.ts";
import { MessageForm } from "./message.tsx";
import { QualificationForm } from "./qualification.tsx";
import { RandomSplitForm } from "./random-split.tsx";
import { SchemaForm } from "./schema-fields.tsx";
import { SplitForm } from "./split.tsx";
import { UpdateForm } from "./update.tsx";
import { WaitForm } from "./wait.tsx";
import { WaitForEventForm } from "./wait-for-event.tsx";

/** Forms of kinds whose settings are more than single values; one serves the messages of every channel. */
const forms: Readonly<Record<string, ComponentType<FormProps>>> = {
  ...Object.fromEntries(channelIds.map((id) => [id, MessageForm])),
  audience: AudienceForm,
  qualification: QualificationForm,
  "event-entry": EventEntryForm,
  wait: WaitForm,
  "wait-for-event": WaitForEventForm,
  split: SplitForm,
  "random-split": RandomSplitForm,
  experiment: ExperimentForm,
  update: UpdateForm,
};

/** The form of a kind of node: its own, or else the one that is made from its schema. */
export const formOf = (kind: string): ComponentType<FormProps> => forms[kind] ?? SchemaForm;
