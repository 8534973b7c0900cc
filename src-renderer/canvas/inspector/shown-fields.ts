import { createContext, useContext, useLayoutEffect } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";

type ShownFields = StoreApi<ReadonlySet<string>>;

export const createShownFields = (): ShownFields => createStore<ReadonlySet<string>>(() => new Set());

/** The fields of the form above that tell their own problems, so that its head need not. */
export const ShownFieldsContext = createContext<ShownFields>(createShownFields());

/** Says that a field is shown with its problems, as long as it is. */
export function useShownField(field: string): void {
  const shown = useContext(ShownFieldsContext);
  useLayoutEffect(() => {
    shown.setState((now) => new Set(now).add(field), true);
    return () =>
      shown.setState((now) => {
        const next = new Set(now);
        next.delete(field);
        return next;
      }, true);
  }, [shown, field]);
}

export const useShownFields = (): ReadonlySet<string> => useStore(useContext(ShownFieldsContext));
