import type { ComponentType } from "react";
import { channelIds } from "../../../src-shared/channels/index.ts";
import { AudienceForm } from "./audience.tsx";
import { EndForm } from "./end.tsx";
import { EventEntryForm } from "./event-entry.tsx";
import { ExperimentForm } from "./experiment.tsx";
import type { FormProps } from "./form.ts";
import { MessageForm } from "./message.tsx";
import { QualificationForm } from "./qualification.tsx";
import { RandomSplitForm } from "./random-split.tsx";
import { RemarkForm } from "./remark.tsx";
import { SplitForm } from "./split.tsx";
import { UpdateForm } from "./update.tsx";
import { WaitForm } from "./wait.tsx";
import { WaitForEventForm } from "./wait-for-event.tsx";

/** The form of each kind of node; one serves the messages of every channel. A new kind is a form and a line here. */
export const forms: Readonly<Record<string, ComponentType<FormProps>>> = {
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
  goal: EndForm,
  exit: EndForm,
  note: RemarkForm,
  frame: RemarkForm,
};
