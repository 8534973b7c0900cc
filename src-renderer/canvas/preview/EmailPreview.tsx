import { emailDocument } from "./email-document.ts";
import classes from "./preview.module.css";
import type { PreviewProps } from "./props.ts";
import { readText, senderOf } from "./reader.ts";
import { Said } from "./Said.tsx";

/** An email in a row of the inbox, and opened in the reading pane. */
export function EmailPreview({ copy, reader, dark, small }: PreviewProps) {
  const sender = senderOf(readText(copy("from"), reader));
  const name = sender.name || "Your company";
  return (
    <div className={classes.stack}>
      <div className={classes.inbox}>
        <span className={classes.avatar} aria-hidden>
          {name[0]?.toUpperCase()}
        </span>
        <span className={classes.inboxWords}>
          <span className={classes.inboxHead}>
            <strong>{name}</strong>
            <time>9:41</time>
          </span>
          <span className={classes.inboxSubject}>
            <Said copy={copy("subject")} reader={reader} otherwise="No subject yet" />
          </span>
          <span className={classes.inboxPreheader}>
            <Said copy={copy("preheader") || copy("text").slice(0, 120)} reader={reader} />
          </span>
        </span>
      </div>
      {!small && (
        <article className={classes.mail}>
          <header className={classes.mailHead}>
            <h4>
              <Said copy={copy("subject")} reader={reader} otherwise="No subject yet" />
            </h4>
            <p>
              {name} {sender.address && <span>&lt;{sender.address}&gt;</span>}
            </p>
          </header>
          <iframe
            className={classes.mailFrame}
            title="Text of the email"
            sandbox=""
            srcDoc={emailDocument({ text: copy("text"), callToAction: copy("callToAction") }, reader, { dark, accent: "#0b7a70" })}
          />
        </article>
      )}
    </div>
  );
}
