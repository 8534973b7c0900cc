import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useMemo } from "react";
import { useResource } from "../../store/remote.ts";
import { formatMoment } from "../../ui/index.ts";
import { applyRemembered, rememberedFor } from "../model/remembered.ts";
import { applyMapping, dropApplied } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import css from "./columns.module.css";

/** Offers the mapping of an earlier import, or says that one is in use: where it comes from, and what of it no longer fits. */
export function RememberedNote({ source }: { source: Source }) {
  const history = useResource("imports").data;
  const { mapping, proposed, applied } = source;
  const offer = useMemo(() => {
    if (!history || !proposed) return null;
    return rememberedFor(
      history,
      proposed.as,
      proposed.columns.map(({ header }) => header),
    );
  }, [history, proposed]);
  if (!mapping || !proposed) return null;
  if (applied) {
    return (
      <Note
        said={
          <>
            The columns are read as of <b>{applied.name}</b>, imported {formatMoment(applied.at)}.
          </>
        }
        misfits={applied.misfits}
        action={{ label: "Take the suggestions instead", run: () => dropApplied(source.id) }}
      />
    );
  }
  if (!offer) return null;
  return (
    <Note
      said={
        <>
          A file with such columns was imported before: <b>{offer.name}</b>, {formatMoment(offer.at)}.
        </>
      }
      misfits={applyRemembered(proposed, offer.mapping).misfits}
      action={{ label: "Read the columns as then", run: () => applyMapping(source.id, offer) }}
    />
  );
}

function Note({ said, misfits, action }: { said: React.ReactNode; misfits: readonly string[]; action: { label: string; run(): void } }) {
  return (
    <section className={css.remembered} aria-label="Earlier mapping" data-testid="remembered">
      <IconHistory size={18} aria-hidden />
      <div>
        <p>{said}</p>
        {misfits.length > 0 && (
          <ul>
            {misfits.map((misfit) => (
              <li key={misfit}>{misfit}</li>
            ))}
          </ul>
        )}
      </div>
      <Button size="xs" variant="default" onClick={action.run}>
        {action.label}
      </Button>
    </section>
  );
}
