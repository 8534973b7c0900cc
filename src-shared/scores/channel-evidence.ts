import type { FieldRole } from "../model/field.ts";
import type { SegmentPreference } from "../model/preferences.ts";
import { reachMasks } from "../segments/contact.ts";
import { columnOfRole } from "../segments/roles.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";

type Evidence = SegmentPreference["history"][number];

/** A channel by one of the names that data uses for it; undefined for another word. */
export function channelNamed(word: string, channels: readonly { id: string; label: string }[]): string | undefined {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-");
  const others: Readonly<Record<string, string>> = {
    phone: "call",
    telephone: "call",
    "outbound-call": "call",
    text: "sms",
    mail: "direct-mail",
    post: "direct-mail",
  };
  return channels.find(({ id, label }) => id === plain || label.toLowerCase().replaceAll(" ", "-") === plain)?.id ?? others[plain];
}

/** Events that are no answer, whatever they say of a channel. */
const noAnswer = /sent|deliver|bounce|opt.?out|unsub|complain|spam|skip/i;

/**
 * What the data says of channels, as a function of who is meant: answers are events with an attribute that names a channel, or whose name
 * begins with one, such as `email_click`; statements are the values of the field with the role of the preferred channel.
 */
export function channelEvidence(base: SubscriberBase, channels: readonly { id: string; label: string }[]): (rows: BitSet) => Evidence[] {
  const answers: { rows: Uint32Array; channelAt: (event: number) => string | undefined }[] = [];
  for (const type of base.eventTypes) {
    if (noAnswer.test(type)) continue;
    const partition = base.events(type);
    if (!partition) continue;
    const own = channels.find(
      ({ id }) => type.toLowerCase().startsWith(`${id.replaceAll("-", "_")}_`) || type.toLowerCase().startsWith(`${id}-`),
    )?.id;
    const attribute = [...partition.attributes].find(([id, { type: kind }]) => kind === "text" && /channel/i.test(id))?.[1];
    if (own !== undefined) answers.push({ rows: partition.rows, channelAt: () => own });
    else if (attribute?.type === "text") {
      const named = attribute.dictionary.map((word) => channelNamed(word, channels));
      answers.push({
        rows: partition.rows,
        channelAt: (at) => (attribute.missing?.has(at) ? undefined : named[attribute.codes[at] as number]),
      });
    }
  }
  const stated = columnOfRole(base, "preferred-channel" satisfies FieldRole) ?? preferredByName(base);
  const said = stated?.type === "text" ? stated.dictionary.map((word) => channelNamed(word, channels)) : [];
  const masks = reachMasks(base, "all");
  return (rows) => {
    const found = new Map(
      channels.map(({ id }): [string, Evidence] => [
        id,
        { channel: id, responses: 0, stated: 0, reachable: masks.get(id)?.countAnd(rows) ?? 0 },
      ]),
    );
    for (const { rows: whose, channelAt } of answers)
      for (let at = 0; at < whose.length; at++) {
        if (!rows.has(whose[at] as number)) continue;
        const one = found.get(channelAt(at) ?? "");
        if (one) one.responses++;
      }
    if (stated?.type === "text")
      for (const row of rows.rows()) {
        const one = stated.missing?.has(row) ? undefined : found.get(said[stated.codes[row] as number] ?? "");
        if (one) one.stated++;
      }
    return [...found.values()]
      .filter(({ responses, stated: statements }) => responses + statements > 0)
      .sort((a, b) => b.responses + b.stated - (a.responses + a.stated));
  };
}

/** A text field that is called the preferred channel without having the role. */
function preferredByName(base: SubscriberBase) {
  const field = base.fields.find(({ id, type }) => type === "text" && /prefer(red)?.?(channel|contact)/i.test(id));
  return field && base.column(field.id);
}
