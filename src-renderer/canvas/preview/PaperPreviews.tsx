import classes from "./preview.module.css";
import type { PreviewProps } from "./props.ts";
import { paragraphs } from "./reader.ts";
import { Said } from "./Said.tsx";

/** A letter as it lies folded open, with the address in the window. */
export function LetterPreview({ copy, reader, addressOf, small }: PreviewProps) {
  const lines = (copy("address") || addressOf).split("\n").filter((line) => line.trim() !== "");
  return (
    <div className={classes.letter} data-small={small}>
      <p className={classes.letterSender}>
        <Said copy={copy("sender")} reader={reader} otherwise="Sender’s address" />
      </p>
      <address className={classes.letterAddress}>
        {lines.map((line) => (
          <span key={line}>
            <Said copy={line} reader={reader} />
          </span>
        ))}
        {lines.length === 0 && <span className={classes.absent}>No field holds the address</span>}
      </address>
      <h4>
        <Said copy={copy("headline")} reader={reader} otherwise="No headline yet" />
      </h4>
      {paragraphs(copy("text")).map((text) => (
        <p key={text} className={classes.letterText}>
          <Said copy={text} reader={reader} />
        </p>
      ))}
      {copy("callToAction") !== "" && (
        <p className={classes.letterAction}>
          <Said copy={copy("callToAction")} reader={reader} />
        </p>
      )}
      {copy("signature") !== "" && (
        <p className={classes.letterSigned}>
          <Said copy={copy("signature")} reader={reader} />
        </p>
      )}
    </div>
  );
}

const linesOf = (text: string) => text.split("\n").filter((line) => line.trim() !== "");

/** What an agent on the phone, or a representative at the door, has before them. */
export function ScriptPreview({ copy, reader, channel, small }: PreviewProps) {
  const visit = channel.id === "field-visit";
  const steps = linesOf(copy(visit ? "checklist" : "steps"));
  return (
    <div className={classes.script}>
      <p className={classes.opening}>
        “<Said copy={copy("opening")} reader={reader} otherwise="No opening line yet" />”
      </p>
      {steps.length > 0 && (
        <ol className={classes.steps} data-check={visit}>
          {steps.slice(0, small ? 3 : steps.length).map((step) => (
            <li key={step}>
              <Said copy={step} reader={reader} />
            </li>
          ))}
        </ol>
      )}
      {!small &&
        paragraphs(copy("script")).map((text) => (
          <p key={text} className={classes.scriptText}>
            <Said copy={text} reader={reader} />
          </p>
        ))}
      {copy("callToAction") !== "" && (
        <p className={classes.ask}>
          <strong>Ask</strong> <Said copy={copy("callToAction")} reader={reader} />
        </p>
      )}
      {copy("voicemail") !== "" && !small && (
        <p className={classes.voicemail}>
          <strong>Nobody answers</strong> <Said copy={copy("voicemail")} reader={reader} />
        </p>
      )}
    </div>
  );
}
