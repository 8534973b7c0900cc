import { useEffect, useMemo, useState } from "react";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useClient } from "../../app/client.ts";
import type { Records } from "../../store/records.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";
import { nobody, type Reader } from "./reader.ts";

/** The segments of the entries from which ways lead to a node, as one; everyone where none does. */
export function segmentBefore({ nodes, edges }: Records, id: string): Segment {
  const into = Map.groupBy(edges.values(), ({ to }) => to);
  const seen = new Set([id]);
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { from } of into.get(at) ?? [])
      if (!seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
  const segments = [...seen].flatMap((each) => {
    const node = nodes.get(each);
    return node && nodeKinds.get(node.kind)?.group === "entry" && node.config.segment ? [node.config.segment as Segment] : [];
  });
  return segments.length === 0 ? { all: [] } : segments.length === 1 ? (segments[0] as Segment) : { any: segments };
}

const cellText = (cell: Cell): string | null => (cell === null ? null : typeof cell === "boolean" ? (cell ? "yes" : "no") : String(cell));

export interface Reading {
  reader: Reader;
  /** Which of how many who can come to the node; null before anyone is there. */
  at: { number: number; of: number; key: string } | null;
  /** Why nobody is there. */
  word: string;
  step(by: 1 | -1): void;
}

/** Real subscribers of the segment that leads to a node, one after the other; personal values are masked. */
export function useReader(node: string, names: readonly string[]): Reading {
  const client = useClient();
  const { data: fields } = useResource("fields");
  const records = useRecords((all) => all);
  const segment = useMemo(() => JSON.stringify(segmentBefore(records, node)), [records, node]);
  const [offset, setOffset] = useState(0);
  const [found, setFound] = useState<{ values: ReadonlyMap<string, string | null>; total: number; key: string } | null>(null);
  const [word, setWord] = useState("");
  const known = useMemo(() => new Map((fields ?? []).map((field): [string, Field] => [field.id, field])), [fields]);
  const key = (fields ?? []).find(({ role }) => role === "key")?.id;
  const wanted = JSON.stringify([...new Set([...(key === undefined ? [] : [key]), ...names.filter((name) => known.has(name))])]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another audience is read from its start
  useEffect(() => setOffset(0), [segment]);
  useEffect(() => {
    if (known.size === 0) {
      setFound(null);
      setWord("Import subscribers to read it as one of them.");
      return;
    }
    const controller = new AbortController();
    const asked = JSON.parse(wanted) as string[];
    client.subscribers
      .page({ fields: asked, offset, limit: 1, segment: JSON.parse(segment) as Segment, masked: true }, { signal: controller.signal })
      .then(
        ({ total, rows: [row] }) => {
          if (controller.signal.aborted) return;
          const values = new Map(asked.map((name, at): [string, string | null] => [name, cellText(row?.[at] ?? null)]));
          setFound(row ? { values, total, key: String(key === undefined ? "" : (values.get(key) ?? "")) } : null);
          setWord(row ? "" : "Nobody matches the audience.");
        },
        (error: unknown) => {
          if (controller.signal.aborted) return;
          setFound(null);
          setWord(`The audience cannot be read: ${error instanceof Error ? error.message : String(error)}`);
        },
      );
    return () => controller.abort();
  }, [client, wanted, segment, offset, key, known]);

  const reader: Reader = found
    ? { present: true, textOf: (field) => (known.has(field) ? (found.values.get(field) ?? null) : undefined) }
    : { ...nobody, textOf: (field) => (known.size > 0 && !known.has(field) ? undefined : null) };
  return {
    reader,
    at: found ? { number: offset + 1, of: found.total, key: found.key } : null,
    word,
    step: (by) => found && setOffset((now) => (now + by + found.total) % found.total),
  };
}
