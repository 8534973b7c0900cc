import type { ComponentType } from "react";
import type { ChannelId } from "../../../src-shared/channels/index.ts";
import { EmailPreview } from "./EmailPreview.tsx";
import { LetterPreview, ScriptPreview } from "./PaperPreviews.tsx";
import { InAppPreview, PushPreview, SmsPreview } from "./PhonePreviews.tsx";
import type { PreviewProps } from "./props.ts";
import { DisplayPreview, SocialPreview, WebPreview } from "./ScreenPreviews.tsx";

/** How a message of each channel looks where it arrives. */
export const previews: Readonly<Record<ChannelId, ComponentType<PreviewProps>>> = {
  email: EmailPreview,
  sms: SmsPreview,
  push: PushPreview,
  "in-app": InAppPreview,
  web: WebPreview,
  "direct-mail": LetterPreview,
  call: ScriptPreview,
  "field-visit": ScriptPreview,
  "paid-social": SocialPreview,
  "display-ad": DisplayPreview,
};
