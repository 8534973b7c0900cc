import type { ComponentType } from "react";
import { AudienceForm } from "./audience.tsx";
import { EndForm } from "./end.tsx";
import type { FormProps } from "./form.ts";
import { MessageForm } from "./message.tsx";
import { RandomSplitForm } from "./random-split.tsx";
import { SplitForm } from "./split.tsx";
import { UpdateForm } from "./update.tsx";
import { WaitForm } from "./wait.tsx";
import { WaitForEventForm } from "./wait-for-event.tsx";

/** The form of each kind of node. A new kind is a form and a line here. */
export const forms: Readonly<Record<string, ComponentType<FormProps>>> = {
  audience: AudienceForm,
  email: MessageForm,
  sms: MessageForm,
  call: MessageForm,
  wait: WaitForm,
  "wait-for-event": WaitForEventForm,
  split: SplitForm,
  "random-split": RandomSplitForm,
  update: UpdateForm,
  goal: EndForm,
  exit: EndForm,
};
