import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./views.module.css";

const MAIN = "main";

interface View {
  id: string | null;
  label: string;
}

/** The views of a place as tabs over the one that is shown, which `children` are; the arrow keys show the next one, Home and End go to the first and the last. */
export function ViewTabs({
  label,
  views,
  current,
  onChoose,
  children,
}: {
  label: string;
  views: readonly View[];
  current: string | null;
  onChoose(id: string | null): void;
  children: ReactNode;
}) {
  // A tab has to have a name of its own, also the one without an id.
  const shown = current ?? MAIN;
  return (
    <Tabs unstyled className={css.frame} value={shown} onChange={(id) => onChoose(id === MAIN ? null : id)} keepMounted={false}>
      <div className={css.tabs}>
        <Tabs.List aria-label={label} className={css.bar}>
          {views.map(({ id, label: name }) => (
            <Tabs.Tab key={name} value={id ?? MAIN} className={css.view}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Panel value={shown} className={css.panel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  );
}

/** The views of a place as links, for a place whose views have a head of their own. */
export function ViewLinks({
  label,
  views,
  current,
  hrefOf,
}: {
  label: string;
  views: readonly View[];
  current: string | null;
  hrefOf(id: string | null): string;
}) {
  return (
    <nav className={`${css.bar} ${css.links}`} aria-label={label}>
      {views.map(({ id, label: name }) => (
        <a key={name} className={css.view} href={hrefOf(id)} aria-current={id === current ? "page" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
