import { smsLength, smsText } from "../../../src-shared/channels/sms/segments.ts";
import classes from "./preview.module.css";
import type { PreviewProps } from "./props.ts";
import { readText } from "./reader.ts";
import { Said } from "./Said.tsx";

/** A price with as many decimals as it has, up to a hundredth of a cent. */
const priceText = (price: number, currency: string) =>
  new Intl.NumberFormat("en-US", { style: "currency", currency, maximumFractionDigits: 4 }).format(price);

/** A text message in a phone, with what carriers charge for it. Without a subscriber placeholders count as they are written. */
export function SmsPreview({ copy, reader, price, currency }: PreviewProps) {
  const whole = smsText({ text: copy("text"), link: copy("link"), optOut: copy("optOut") });
  const { encoding, units, segments, left } = smsLength(reader.present ? readText(whole, reader) : whole);
  const room = encoding === "GSM-7" ? (segments > 1 ? 153 : 160) : segments > 1 ? 67 : 70;
  return (
    <div className={classes.stack}>
      <div className={classes.phone}>
        <p className={classes.phoneTime}>Today 9:41</p>
        <p className={classes.bubble}>
          <Said copy={whole} reader={reader} otherwise="No text yet" />
        </p>
      </div>
      <p className={classes.facts} data-testid="sms-facts">
        <strong data-many={segments > 1}>
          {segments} {segments === 1 ? "segment" : "segments"}
        </strong>
        {` · ${encoding} · ${units} ${segments > 1 ? `in all, ${left} left` : `of ${room}`} · the plan counts ${priceText(price, currency)} a message`}
        {segments > 1 && ", and carriers charge for each segment"}
      </p>
    </div>
  );
}

const cut = (text: string, most: number | undefined) =>
  most !== undefined && text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** A push message on the lock screens of two phones, cut where they cut it. */
export function PushPreview({ copy, reader, channel, small }: PreviewProps) {
  const shown = (field: string, place: RegExp) => {
    const limits = channel.messageFields.find(({ id }) => id === field)?.shown ?? [];
    return cut(readText(copy(field), reader), limits.find((limit) => place.test(limit.place))?.characters);
  };
  const screens = [
    { id: "ios", name: "iOS", place: /^iOS/ },
    { id: "android", name: "Android", place: /^Android/ },
  ];
  return (
    <div className={classes.screens}>
      {screens.slice(0, small ? 1 : 2).map(({ id, name, place }) => (
        <figure key={id} className={classes.lock} data-platform={id}>
          <span className={classes.lockTime}>9:41</span>
          <div className={classes.notice}>
            <span className={classes.noticeIcon} aria-hidden />
            <span>
              <strong>{shown("title", place) || "No title yet"}</strong>
              <span className={classes.noticeText}>{shown("text", place) || "No text yet"}</span>
            </span>
          </div>
          {!small && <figcaption>{name}</figcaption>}
        </figure>
      ))}
    </div>
  );
}

/** A card over the start page of the app. */
export function InAppPreview({ copy, reader }: PreviewProps) {
  return (
    <div className={classes.phone} data-app="true">
      <span className={classes.skeleton} />
      <span className={classes.skeleton} data-short="true" />
      <div className={classes.card}>
        <h4>
          <Said copy={copy("title")} reader={reader} otherwise="No title yet" />
        </h4>
        <p>
          <Said copy={copy("text")} reader={reader} otherwise="No text yet" />
        </p>
        {copy("callToAction") !== "" && (
          <span className={classes.button}>
            <Said copy={copy("callToAction")} reader={reader} />
          </span>
        )}
      </div>
    </div>
  );
}
