import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { type ChannelId, channels } from "../../../src-shared/channels/index.ts";
import { KindIcon, Panel } from "../../ui/index.ts";
import own from "./profile.module.css";
import type { Profile } from "./useProfile.ts";

const answers = {
  yes: { word: "allowed", Icon: IconCheck },
  no: { word: "not allowed", Icon: IconX },
  unknown: { word: "no answer, so not contacted", Icon: IconQuestionMark },
};

/** Whether the subscriber may be contacted, channel by channel. */
export function ConsentPanel({ consent }: { consent: NonNullable<Profile["consent"]> }) {
  return (
    <Panel title="Consent">
      {consent.length === 0 ? (
        <p className={own.nothing}>No field says whether subscribers may be contacted. Give one that meaning under Fields.</p>
      ) : (
        <ul className={own.consent}>
          {consent.map(({ channel, allowed }) => {
            const answer = allowed === null ? "unknown" : allowed ? "yes" : "no";
            const { word, Icon } = answers[answer];
            const known = channels[channel as ChannelId];
            return (
              <li key={channel} data-answer={answer}>
                <KindIcon name={known?.icon ?? ""} size={16} />
                <span>{known?.label ?? channel}</span>
                <strong>
                  <Icon size={14} aria-hidden /> {word}
                </strong>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
