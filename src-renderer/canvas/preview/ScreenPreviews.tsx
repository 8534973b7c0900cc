import classes from "./preview.module.css";
import type { PreviewProps } from "./props.ts";
import { Said } from "./Said.tsx";

const host = (link: string) => /^(?:https?:\/\/)?([^/\s]+)/.exec(link)?.[1] ?? "";

function Button({ copy, reader }: Pick<PreviewProps, "copy" | "reader">) {
  return copy("callToAction") === "" ? null : (
    <span className={classes.button}>
      <Said copy={copy("callToAction")} reader={reader} />
    </span>
  );
}

/** An ad in the feed of a social network. */
export function SocialPreview({ copy, reader }: PreviewProps) {
  const advertiser = copy("advertiser") || "Your page";
  return (
    <div className={classes.ad}>
      <header className={classes.adHead}>
        <span className={classes.avatar} aria-hidden>
          {advertiser[0]?.toUpperCase()}
        </span>
        <span>
          <strong>{advertiser}</strong>
          <small>Sponsored</small>
        </span>
      </header>
      <p>
        <Said copy={copy("text")} reader={reader} otherwise="No text yet" />
      </p>
      <div className={classes.adPicture} aria-hidden />
      <footer className={classes.adFoot}>
        <span>
          <small>{host(copy("link"))}</small>
          <strong>
            <Said copy={copy("headline")} reader={reader} otherwise="No headline yet" />
          </strong>
        </span>
        <Button copy={copy} reader={reader} />
      </footer>
    </div>
  );
}

/** An ad in a rectangle of another site, 300 by 250. */
export function DisplayPreview({ copy, reader }: PreviewProps) {
  return (
    <div className={classes.display}>
      <small>{copy("advertiser") || "Ad"}</small>
      <strong>
        <Said copy={copy("headline")} reader={reader} otherwise="No headline yet" />
      </strong>
      <p>
        <Said copy={copy("text")} reader={reader} />
      </p>
      <Button copy={copy} reader={reader} />
    </div>
  );
}

/** A banner at the head of the site or of the account portal. */
export function WebPreview({ copy, reader }: PreviewProps) {
  return (
    <div className={classes.browser}>
      <div className={classes.browserBar} aria-hidden>
        <i />
        <i />
        <i />
        <span>my account</span>
      </div>
      <div className={classes.banner}>
        <span>
          <strong>
            <Said copy={copy("headline")} reader={reader} otherwise="No headline yet" />
          </strong>
          <span>
            <Said copy={copy("text")} reader={reader} />
          </span>
        </span>
        <Button copy={copy} reader={reader} />
      </div>
      <span className={classes.skeleton} />
      <span className={classes.skeleton} data-short="true" />
    </div>
  );
}
