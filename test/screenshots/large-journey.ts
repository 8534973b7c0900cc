/** A journey of many nodes in regular rows: audience, then messages and waits, with a split every tenth node. */
export function largeJourney(nodes: number): Record<string, unknown> {
  const stages = ["awareness", "consideration", "acquisition", "onboarding", "activation", "retention", "advocacy"];
  const rows = Math.ceil(nodes / 42);
  const perRow = Math.ceil(nodes / rows);
  const made: Record<string, unknown>[] = [];
  const edges: Record<string, unknown>[] = [];
  const kinds = ["email", "wait", "sms", "wait", "split", "call"];
  for (let at = 0; at < nodes; at++) {
    const row = Math.floor(at / perRow);
    const column = at % perRow;
    const stage = Math.floor((column * stages.length) / perRow);
    const kind = column === 0 ? "audience" : (kinds[column % kinds.length] ?? "email");
    const config = {
      audience: { segment: { all: [] } },
      wait: { for: { hours: 24 } },
      split: { branches: [{ id: "yes", label: "Yes", segment: { all: [] } }] },
    }[kind];
    made.push({
      id: `n${at}`,
      kind,
      stage: stages[stage],
      label: `${kind} ${at}`,
      position: { x: 40 + column * 280, y: row * 170 },
      config: config ?? {},
    });
    if (column > 0) edges.push({ id: `e${at}`, from: `n${at - 1}`, outlet: made[at - 1]?.kind === "split" ? "yes" : "next", to: `n${at}` });
  }
  return { format: "throughline.journey", version: 1, id: "jny_large", name: "A thousand nodes", stages, nodes: made, edges };
}
