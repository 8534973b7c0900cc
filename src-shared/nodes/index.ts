import { audience } from "./audience/index.ts";
import { call } from "./call/index.ts";
import { email } from "./email/index.ts";
import { exit } from "./exit/index.ts";
import { goal } from "./goal/index.ts";
import type { NodeKind } from "./kind.ts";
import { randomSplit } from "./random-split/index.ts";
import { sms } from "./sms/index.ts";
import { split } from "./split/index.ts";
import { update } from "./update/index.ts";
import { wait } from "./wait/index.ts";
import { waitForEvent } from "./wait-for-event/index.ts";

/** Every node kind, in the order of the palette. */
const registered = [audience, email, sms, call, wait, waitForEvent, split, randomSplit, update, goal, exit];

/** Kinds by name. Their settings are `unknown` here: parse a node's config with its kind's schema before handing it back. */
export const nodeKinds: ReadonlyMap<string, NodeKind> = new Map(registered.map((kind) => [kind.kind, kind as unknown as NodeKind]));
export const kindNames = [...nodeKinds.keys()];
