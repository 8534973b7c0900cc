/** One page of the benchmark: `?who=ours` or a peer, `&nodes=1000`. It draws when `drawNow` is called, so that loading is not counted. */
import { createRoot } from "react-dom/client";
import { measures } from "./measures.ts";
import { journeyOf, Ours } from "./ours.tsx";
import { Peer } from "./peer.tsx";

declare global {
  interface Window {
    bench: ReturnType<typeof measures> & { drawNow(): Promise<number> };
  }
}

const query = new URLSearchParams(window.location.search);
const nodes = Number(query.get("nodes"));
const who = query.get("who");
// The core has read the file; the peer makes its nodes within a millisecond or two.
const journey = who === "ours" ? journeyOf(nodes) : null;
const root = createRoot(document.getElementById("root") as HTMLElement);

/** Frames until the picture is there: the first whose nodes are drawn, and one more that shows it. */
async function drawNow(): Promise<number> {
  const began = performance.now();
  root.render(journey ? <Ours journey={journey} /> : <Peer nodes={nodes} visibleOnly={who === "peer-visible"} />);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  while (document.querySelectorAll(".react-flow__node").length === 0) await frame();
  await frame();
  return performance.now() - began;
}

window.bench = { ...measures(), drawNow };
