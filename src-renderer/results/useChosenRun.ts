import { useEffect, useRef } from "react";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { toast } from "../ui/index.ts";

/** The saved runs and the one that the address names in a place; without one, the newest is gone to, and an address of none is said. */
export function useChosenRun(place: "results" | "plan") {
  const { data: runs, error, stale, loading } = useResource("runs");
  // A list that is being fetched again does not know the newest run.
  const current = !stale && !loading;
  const route = useRoute();
  const id = route.place === place ? route.id : null;
  const entry = runs?.find((run) => run.id === id);
  const first = runs?.[0]?.id;
  // A run that was shown and is gone was deleted here; only an address that never led anywhere is worth a word.
  const shown = useRef(false);
  if (entry) shown.current = true;
  useEffect(() => {
    if (route.place !== place || !runs || !current || entry || first === undefined) return;
    if (id !== null && !shown.current) toast("The run of this address is not in the project. The newest run is shown instead.");
    navigate(pathOf(place, first), { replace: true });
  }, [route.place, place, runs, current, entry, first, id]);
  return { runs, error, entry, empty: runs?.length === 0 };
}
