import { Screen } from "../../ui/index.ts";
import { Head, NotMasked } from "../Head.tsx";
import { useMasked } from "../masked.ts";
import css from "../subscribers.module.css";
import { FindPanel } from "./FindPanel.tsx";
import { JoinsPanel } from "./JoinsPanel.tsx";

/** Subscribers who are there twice: found by rules, joined with the reason of each, and taken apart again. */
export default function DuplicatesView() {
  const [masked] = useMasked();
  return (
    <Screen name="duplicates" ready fill>
      <div className={css.top}>
        <Head />
      </div>
      <div className={css.page}>
        {masked ? (
          <NotMasked>Duplicates are told by names and addresses, which are hidden in the masked view.</NotMasked>
        ) : (
          <>
            <FindPanel />
            <JoinsPanel />
          </>
        )}
      </div>
    </Screen>
  );
}
