import type { ReactNode } from "react";
import css from "./list-detail.module.css";

/** What a project has of a kind on the left, the chosen one on the right. */
export function ListDetail({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={css.split}>
      {list}
      {children}
    </div>
  );
}

interface SideListProps {
  title: string;
  /** What assistive technology calls the list's links. */
  label: string;
  aside?: ReactNode;
  /** Between the head and the links, such as a search. */
  search?: ReactNode;
  children: ReactNode;
  testId?: string;
}

/** The list of a `ListDetail`: a head, and links that scroll under it. */
export function SideList({ title, label, aside, search, children, testId }: SideListProps) {
  return (
    <aside className={css.list} aria-label={title}>
      <div className={css.listHead}>
        <h1>{title}</h1>
        {aside}
      </div>
      {search !== undefined && <div className={css.search}>{search}</div>}
      <nav className={css.items} aria-label={label} data-testid={testId}>
        {children}
      </nav>
    </aside>
  );
}

interface SideItemProps {
  href: string;
  current: boolean;
  name: string;
  /** Beside the name, such as a count. */
  aside?: ReactNode;
  children?: ReactNode;
  testId?: string;
  id?: string;
}

/** One link of a `SideList`; `children` are what there is to say under its name. */
export function SideItem({ href, current, name, aside, children, testId, id }: SideItemProps) {
  return (
    <a className={css.item} href={href} aria-current={current ? "true" : undefined} data-testid={testId} data-id={id}>
      <span className={css.itemHead}>
        <strong>{name}</strong>
        {aside}
      </span>
      {children}
    </a>
  );
}

/** Small text under the name of a `SideItem`; at most two lines where it is long. */
export const SideText = ({ children }: { children: ReactNode }) => <span className={css.itemText}>{children}</span>;

/** The right side of a `ListDetail`; it scrolls by itself. `wide` for tables and charts. */
export function Detail({ wide = false, children, ...data }: { wide?: boolean; children: ReactNode; "data-run"?: string }) {
  return (
    <div className={css.detail} data-wide={wide} {...data}>
      {children}
    </div>
  );
}

/** The head of a `Detail`: the name with what belongs under it, and what can be done. */
export function DetailHead({ name, actions, children }: { name: ReactNode; actions: ReactNode; children?: ReactNode }) {
  return (
    <header className={css.detailHead}>
      <div className={css.name}>{name}</div>
      <div className={css.actions}>{actions}</div>
      {children}
    </header>
  );
}
