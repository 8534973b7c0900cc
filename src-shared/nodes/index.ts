import type { JourneyNode } from "../model/journey.ts";
import { audience } from "./audience/index.ts";
import { call } from "./call/index.ts";
import { directMail } from "./direct-mail/index.ts";
import { displayAd } from "./display-ad/index.ts";
import { email } from "./email/index.ts";
import { eventEntry } from "./event-entry/index.ts";
import { exit } from "./exit/index.ts";
import { experiment } from "./experiment/index.ts";
import { fieldVisit } from "./field-visit/index.ts";
import { frame } from "./frame/index.ts";
import { goal } from "./goal/index.ts";
import { inApp } from "./in-app/index.ts";
import type { NodeKind } from "./kind.ts";
import { note } from "./note/index.ts";
import { paidSocial } from "./paid-social/index.ts";
import { push } from "./push/index.ts";
import { qualification } from "./qualification/index.ts";
import { randomSplit } from "./random-split/index.ts";
import type { RemarkSize } from "./remark-node.ts";
import { sms } from "./sms/index.ts";
import { split } from "./split/index.ts";
import { update } from "./update/index.ts";
import { wait } from "./wait/index.ts";
import { waitForEvent } from "./wait-for-event/index.ts";
import { web } from "./web/index.ts";

/** Every node kind, in the order of the palette. */
const registered = [
  ...[audience, qualification, eventEntry],
  ...[email, sms, push, inApp, web, directMail, call, fieldVisit, paidSocial, displayAd],
  ...[wait, waitForEvent],
  ...[split, randomSplit, experiment, update],
  ...[goal, exit],
  ...[note, frame],
];

/** Kinds by name. Their settings are `unknown` here: parse a node's config with its kind's schema before handing it back. */
export const nodeKinds: ReadonlyMap<string, NodeKind> = new Map(registered.map((kind) => [kind.kind, kind as unknown as NodeKind]));
export const kindNames = [...nodeKinds.keys()];

/** Width and height of a note or frame on the canvas, px at zoom 1; undefined for other nodes, and where its settings do not fit. */
export function remarkSize({ kind, config }: Pick<JourneyNode, "kind" | "config">): RemarkSize | undefined {
  const parsed = isRemark(kind) ? nodeKinds.get(kind)?.config.safeParse(config) : undefined;
  return parsed?.success ? (parsed.data as RemarkSize) : undefined;
}

/** Notes and frames: read by people, passed by nobody. */
export const isRemark = (kind: string): boolean => nodeKinds.get(kind)?.group === "remark";
