import { useMemo } from "react";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { journeyV1Schema } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { type JourneyHead, journeyOf, recordsOf } from "../../store/records.ts";
import { changeHead, changeNode } from "../edits/change.ts";
import { useSession } from "../session/session.ts";

export type Config = Record<string, unknown>;

/** Why a change was not taken, in a sentence; null when it was. */
export type Refused = string | null;

export interface NodeEdit {
  /** Replaces members of the node's settings; a member that is `undefined` is dropped. Refused when the kind's schema does not take the whole. */
  set(what: string, change: Config): Refused;
  mark(): void;
}

function without(config: Config): Config {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}

/** Edits of one node's settings, each a named step; typing in one field is one step. */
export function useNodeEdit(node: JourneyNode): NodeEdit {
  const { document } = useSession();
  const { id, kind } = node;
  return useMemo(
    () => ({
      set(what, change) {
        const now = document.store.getState().records.nodes.get(id);
        if (!now) return null;
        const config = without({ ...now.config, ...change });
        const parsed = nodeKinds.get(kind)?.config.safeParse(config);
        if (parsed && !parsed.success) return findingsOf(parsed.error)[0]?.message ?? "This does not fit";
        document.transact(`Change ${what}`, (records) => changeNode(records, id, { config }), { merge: `${id}:${what}` });
        return null;
      },
      mark: () => document.mark(),
    }),
    [document, id, kind],
  );
}

export interface HeadEdit {
  set(what: string, change: Partial<JourneyHead>): Refused;
  setSettings(what: string, change: Config): Refused;
  mark(): void;
}

/** Edits of the journey's own members, checked against the journey schema before they are taken. */
export function useHeadEdit(): HeadEdit {
  const { document } = useSession();
  return useMemo(() => {
    const set = (what: string, change: Partial<JourneyHead>): Refused => {
      const { records } = document.store.getState();
      const next = changeHead(records, change);
      const parsed = journeyV1Schema.safeParse({ ...journeyOf({ ...next, nodes: new Map(), edges: new Map() }) });
      if (!parsed.success) return findingsOf(parsed.error)[0]?.message ?? "This does not fit";
      const head = recordsOf(parsed.data).head;
      document.transact(`Change ${what}`, (now) => ({ ...now, head }), { merge: `journey:${what}` });
      return null;
    };
    const setSettings = (what: string, change: Config) => {
      const { settings } = document.store.getState().records.head;
      return set(what, { settings: without({ ...settings, ...change }) as typeof settings });
    };
    return { set, setSettings, mark: () => document.mark() };
  }, [document]);
}
